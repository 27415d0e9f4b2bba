/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServerBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Where the doors listen, and for which names their certificate is valid. */
final class DoorOptions {

    private static final int MAX_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--production-port",
            paramLabel = "PORT",
            defaultValue = "2197",
            description = "TCP port of the production door; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int productionPort;

    @Option(
            names = "--sandbox-port",
            paramLabel = "PORT",
            defaultValue = "2198",
            description = "TCP port of the sandbox door; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int sandboxPort;

    @Option(
            names = "--production-management-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "TCP port for channel management in production, 2196 at Apple's. Default: any free one.")
    private int productionManagementPort;

    @Option(
            names = "--sandbox-management-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "TCP port for channel management in sandbox, 2195 at Apple's. Default: any free one.")
    private int sandboxManagementPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Address to listen on, 0.0.0.0 for all. Default: loopback, which only this machine reaches.")
    private InetAddress bindAddress = InetAddress.getLoopbackAddress();

    @Option(
            names = "--hostname",
            paramLabel = "SAN",
            description = "Makes the server certificate valid for this host name or IP address too; repeatable.")
    private List<String> hostNames = List.of();

    /** @throws ParameterException if a port is out of range, two doors are to have the same, or a host name is none */
    void applyTo(MockApnsServerBuilder settings) {
        Map<Integer, String> taken = new HashMap<>();
        check("--production-port", productionPort, taken);
        check("--sandbox-port", sandboxPort, taken);
        check("--production-management-port", productionManagementPort, taken);
        check("--sandbox-management-port", sandboxManagementPort, taken);
        settings.port(Environment.PRODUCTION, productionPort)
                .port(Environment.SANDBOX, sandboxPort)
                .managementPort(Environment.PRODUCTION, productionManagementPort)
                .managementPort(Environment.SANDBOX, sandboxManagementPort)
                .bindAddress(bindAddress);
        try {
            settings.hostNames(hostNames.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw wrong("--hostname: " + e.getMessage());
        }
    }

    /** Returns the options that change where {@code failure} says a door could not listen; empty for other failures. */
    static String remedy(String failure) {
        for (Environment environment : Environment.values()) {
            String option = "--" + environment.name().toLowerCase(Locale.ROOT);
            if (isAbout(environment.toString(), failure)) {
                return "; the options are " + option + "-port and --bind";
            }
            if (isAbout(environment + " channel management", failure)) {
                return "; the options are " + option + "-management-port and --bind";
            }
        }
        return "";
    }

    private static boolean isAbout(String door, String failure) {
        return failure.startsWith("cannot listen on ") && failure.contains(" for " + door + ":");
    }

    private void check(String option, int port, Map<Integer, String> taken) {
        if (port < 0 || port > MAX_PORT) {
            throw wrong(option + ": " + port + " (expected: 1 to " + MAX_PORT + ", or 0 for any free one)");
        }
        if (port != 0 && taken.containsKey(port)) {
            throw wrong(taken.get(port) + " and " + option + " are both " + port
                    + " (expected: two different ports, or 0 for any free one)");
        }
        taken.put(port, option);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Reads an address for picocli. */
    static final class AddressConverter implements ITypeConverter<InetAddress> {

        @Override
        public InetAddress convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("no address (expected: one of this machine's, or 0.0.0.0 for all)");
            }
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is not an address (expected: one of this machine's, or 0.0.0.0 for all)");
            }
        }
    }
}
