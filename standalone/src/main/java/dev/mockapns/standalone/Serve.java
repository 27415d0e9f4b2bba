/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.ListenException;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.MockApnsServerBuilder;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.options.UnknownTokens;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code serve}. */
@Command(
        name = "serve",
        header = "Serves a fake APNs until it is stopped (Ctrl-C, SIGTERM).",
        description = {
            "Prints one line when it is ready, and the explanation of each rejected push as it happens.",
            "For accepted pushes it prints warnings about what APNs would punish or ignore, each at most once a minute."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class Serve implements Callable<Integer> {

    /** Enough time to print the explanations that wait. */
    private static final Duration EXPLANATIONS_TIMEOUT = Duration.ofSeconds(5);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "Directory for what a restart keeps: CA, server certificate, signing key.")
    private Path homeDirectory = Path.of("");

    @Option(
            names = "--connection",
            paramLabel = "FILE",
            description =
                    "File that tells clients how to connect, while the fake is ready. Default: DIR/connection.json.")
    private Optional<Path> connectionPath = Optional.empty();

    @Mixin
    private ListenerOptions listeners = new ListenerOptions();

    @Mixin
    private AppOptions apps = new AppOptions();

    @Option(names = "--strict", description = "Answers BadDeviceToken to device tokens that this fake never issued.")
    private boolean strict;

    @Option(
            names = "--reject",
            paramLabel = RejectOption.FORM,
            converter = RejectOption.Converter.class,
            description =
                    "Answers pushes to this device token with this reason, or BadDeviceToken without one; repeatable. The"
                            + " timestamp of a 410 is TIME, such as 2026-01-01T00:00:00Z or milliseconds since 1970. Default: the time of the answer.")
    private List<RejectOption> rejections = List.of();

    @Mixin
    private JournalOption journal = new JournalOption();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @SuppressWarnings("unused")
    @Mixin
    private FailureOptions failures = new FailureOptions();

    @Override
    public Integer call() {
        named("--home", homeDirectory);
        connectionPath.ifPresent(path -> named("--connection", path));
        checkRejections();
        MockApnsServerBuilder settings = settings();
        List<DeviceOption> phones = apps.phones();
        Optional<KeyFile> brought = keys.read();

        try (StopSignal stop = StopSignal.listen();
                HomeDirectory home = HomeDirectory.open(homeDirectory);
                ConnectionFile file = connectionFile(home)) {
            Optional<KeyFile> known = brought.or(home::key);
            known.ifPresent(keyFile -> settings.key(keyFile.key()));
            try (MockApnsServer apns = start(settings.certificates(home.path()))) {
                listeners.exposure().ifPresent(this::warn);
                rejections.forEach(this::warnIfNoToken);
                rejections.forEach(rejection -> rejection.applyTo(apns));
                JournalReader reader = JournalReader.start(apns.journal(), new Warnings(err(), InstantSource.system()));
                ConnectionDetails connection = new ConnectionDetails(
                        apns.host(),
                        ConnectionDetails.Ports.of(apns),
                        known.orElseGet(() -> home.keep(apns.key())),
                        home.caFile(),
                        apps.topics(),
                        CertificateFiles.write(home.path(), apns, apps.topics()),
                        AppOptions.install(phones, apns));
                file.publish(connection);
                out().println(readyLine(connection, home, file));
                stop.await();
                finish(reader);
            }
        }
        return 0;
    }

    private ConnectionFile connectionFile(HomeDirectory home) {
        Path standard = home.path().resolve(ConnectionFile.DEFAULT_NAME);
        Path path = connectionPath.orElse(standard);
        if (home.keeps(path)) {
            throw new CommandFailure("--connection: " + path.toAbsolutePath()
                    + " is the name of a file that the home reserves for itself; name another, such as " + standard);
        }
        return ConnectionFile.at(path);
    }

    /** An empty value comes from an empty variable in a script, and does not mean the current directory. */
    private void named(String option, Path path) {
        if (path.toString().isBlank()) {
            throw new ParameterException(command.commandLine(), option + ": \"" + path + "\" (expected: a path)");
        }
    }

    private void checkRejections() {
        Set<String> rejected = new HashSet<>();
        for (RejectOption rejection : rejections) {
            if (!rejected.add(rejection.id())) {
                throw new ParameterException(
                        command.commandLine(), "--reject: a token cannot be rejected twice, " + rejection.shown());
            }
        }
    }

    private void warnIfNoToken(RejectOption rejection) {
        if (DeviceToken.parse(rejection.token()).isEmpty()) {
            warn(
                    "--reject: \"" + rejection.token()
                            + "\" is not a device token (expected: hex digits); it matches requests for exactly this text only");
        }
    }

    private void warn(String line) {
        err().println(OneLine.of("mockapns serve: " + line));
    }

    private MockApnsServerBuilder settings() {
        MockApnsServerBuilder settings =
                MockApnsServer.builder().topics(apps.topics().toArray(String[]::new));
        listeners.applyTo(settings);
        journal.applyTo(settings);
        settings.dialect(Dialect.COMMAND_LINE)
                .options(o -> o.broadcast(b -> b.capability(true)))
                .onFatalError(Serve::uncaught);
        return strict ? settings.options(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT))) : settings;
    }

    /** The process ends itself, see {@link OutOfMemoryExit}. */
    private static void uncaught(Error error) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }

    /** Stopping continues in any case: missing explanations are no reason to fail. */
    private void finish(JournalReader reader) {
        if (!reader.finish(EXPLANATIONS_TIMEOUT)) {
            warn("the last explanations are missing: there were more than could be printed within "
                    + EXPLANATIONS_TIMEOUT.toSeconds() + " s");
        }
    }

    private MockApnsServer start(MockApnsServerBuilder settings) {
        try {
            return settings.start();
        } catch (ListenException e) {
            throw new CommandFailure(e.getMessage() + listeners.remedy(e), e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String readyLine(ConnectionDetails connection, HomeDirectory home, ConnectionFile file) {
        StringBuilder listeners = new StringBuilder("production ")
                .append(connection.address(connection.productionPort()))
                .append(", sandbox ")
                .append(connection.address(connection.sandboxPort()))
                .append(", channel management ")
                .append(connection.address(connection.productionManagementPort()))
                .append(" and ")
                .append(connection.address(connection.sandboxManagementPort()));
        if (connection.sharedPort() != 0) {
            listeners.append(", both ").append(connection.address(connection.sharedPort()));
        }
        if (connection.plainTextPort() != 0) {
            listeners.append(", plain text ").append(connection.address(connection.plainTextPort()));
        }
        return OneLine.of(
                "MockApns is ready: " + listeners + ", home " + home.path() + ", connection file " + file.path());
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
