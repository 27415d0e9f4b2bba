/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.ListenException;
import dev.mockapns.server.MockApnsServerBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options for the ports and the address of the listeners, and for the host names of their certificate. */
final class ListenerOptions {

    private static final int MAX_PORT = 65_535;
    private static final String EXPECTED = " (expected: 1 to " + MAX_PORT + ", or 0 for any free one)";

    private final Map<Integer, String> optionsByPort = new HashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--production-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            defaultValue = "2197",
            description = "TCP port of the production listener; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int productionPort;

    @Option(
            names = "--sandbox-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            defaultValue = "2198",
            description = "TCP port of the sandbox listener; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int sandboxPort;

    @Option(
            names = "--production-management-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            defaultValue = "0",
            description = "TCP port for channel management in production, 2196 at Apple's. Default: any free one.")
    private int productionManagementPort;

    @Option(
            names = "--sandbox-management-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            defaultValue = "0",
            description = "TCP port for channel management in sandbox, 2195 at Apple's. Default: any free one.")
    private int sandboxManagementPort;

    @Option(
            names = "--shared-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description =
                    "TCP port of one more listener, for both environments, chosen by Apple's host names. 0 takes any free"
                            + " one. Default: none.")
    private Optional<Integer> sharedPort = Optional.empty();

    @Option(
            names = "--plain-text-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description =
                    "TCP port of one more listener, like --shared-port but without TLS: HTTP/2 with prior knowledge. APNs has no"
                            + " such listener. 0 takes any free one. Default: none.")
    private Optional<Integer> plainTextPort = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = BindAddress.Converter.class,
            description =
                    "Address to listen on; 0.0.0.0 for every IPv4 address, :: for every IPv6 and IPv4 address. Default:"
                            + " loopback, which only this machine reaches.")
    private BindAddress bindAddress = BindAddress.loopback();

    @Option(
            names = "--hostname",
            paramLabel = "SAN",
            description = "Also makes the server certificate valid for this host name or IP address; repeatable.")
    private List<String> hostNames = List.of();

    /**
     * @throws ParameterException if a port is out of range, two listeners have the same port, or a host name is
     * malformed
     */
    void applyTo(MockApnsServerBuilder settings) {
        check("--production-port", productionPort);
        check("--sandbox-port", sandboxPort);
        check("--production-management-port", productionManagementPort);
        check("--sandbox-management-port", sandboxManagementPort);
        sharedPort.ifPresent(port -> check("--shared-port", port));
        plainTextPort.ifPresent(port -> check("--plain-text-port", port));
        settings.port(Environment.PRODUCTION, productionPort)
                .port(Environment.SANDBOX, sandboxPort)
                .managementPort(Environment.PRODUCTION, productionManagementPort)
                .managementPort(Environment.SANDBOX, sandboxManagementPort)
                .bindAddress(bindAddress.address());
        sharedPort.ifPresent(settings::sharedPort);
        plainTextPort.ifPresent(settings::plainTextPort);
        addHostNames("--hostname", hostNames, settings);
        addHostNames("--bind", bindAddress.hostName().stream().toList(), settings);
    }

    private void addHostNames(String option, List<String> names, MockApnsServerBuilder settings) {
        try {
            settings.hostNames(names.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    /** Returns a warning if other machines can connect. */
    Optional<String> exposure() {
        return bindAddress.exposure();
    }

    /** Returns the options that remedy {@code failure}; empty if there are none. */
    String remedy(ListenException failure) {
        return switch (failure.problem()) {
            case PORT_TAKEN, PORT_NOT_PERMITTED ->
                "; the options are "
                        + optionsByPort.getOrDefault(failure.address().getPort(), "") + " and --bind";
            case ADDRESS_NOT_LOCAL -> "; the option is --bind";
            case OTHER -> "";
        };
    }

    private void check(String option, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw wrong(option + ": " + port + EXPECTED);
        }
        if (port != 0 && optionsByPort.containsKey(port)) {
            throw wrong(optionsByPort.get(port) + " and " + option + " are both " + port
                    + " (expected: two different ports, or 0 for any free one)");
        }
        optionsByPort.put(port, option);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Reads a port for picocli, whose own converter does not say what it expects. */
    static final class PortConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("\"" + text + "\" is not a port" + EXPECTED);
            }
        }
    }
}
