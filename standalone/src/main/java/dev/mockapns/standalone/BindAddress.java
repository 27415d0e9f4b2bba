/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where to listen.
 *
 * @param text the value of the option: an address, or a host name
 */
record BindAddress(String text, InetAddress address) {

    private static final String EXPECTED = " (expected: one of this machine's, or 0.0.0.0 for all)";

    /** An IPv6 address has a colon, and an IPv4 address no letter. */
    private static final Pattern NAME = Pattern.compile("[^:]*[A-Za-z][^:]*");

    static BindAddress loopback() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new BindAddress(loopback.getHostAddress(), loopback);
    }

    /** @throws TypeConversionException if {@code text} is neither an address nor a host name */
    static BindAddress parse(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("no address" + EXPECTED);
        }
        try {
            return new BindAddress(text, InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new TypeConversionException("\"" + text + "\" is not an address" + EXPECTED);
        }
    }

    /** Returns the host name that the option names; empty if it names an address. */
    Optional<String> hostName() {
        return Optional.of(text).filter(NAME.asMatchPredicate());
    }

    /** Returns a warning if other machines can connect. */
    Optional<String> exposure() {
        if (address.isLoopbackAddress()) {
            return Optional.empty();
        }
        return Optional.of("--bind " + text + ": other machines can connect to " + where()
                + "; leave --bind out to listen on the loopback address only"
                + (address.isAnyLocalAddress() ? ", or name with --hostname the host that they connect to" : ""));
    }

    private String where() {
        if (!address.isAnyLocalAddress()) {
            return address.getHostAddress();
        }
        return address instanceof Inet4Address
                ? "every IPv4 address of this machine"
                : "every IPv6 and IPv4 address of this machine";
    }

    /** Reads the option for picocli. */
    static final class Converter implements ITypeConverter<BindAddress> {

        @Override
        public BindAddress convert(String text) {
            return parse(text);
        }
    }
}
