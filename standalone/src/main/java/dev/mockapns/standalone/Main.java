/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program {@code mockapns}: runs the command line, and reports a failure in one line. */
@Command(
        name = "mockapns",
        description = "A fake Apple Push Notification service that explains every push it rejects.",
        subcommands = {Demo.class, Serve.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "(demo | serve)")
public final class Main {

    private static final String NETTY_EVENTS = "io.netty.jfr.enabled";
    private static final String NETTY_LEAKS = "io.netty.leakDetection.level";

    private Main() {}

    /** Runs a command and ends the process: 0 for success, 1 for failure, 2 for an invalid command line. */
    public static void main(String[] args) {
        configureNetty();
        Streams.takeOverSystemErr();
        OutOfMemoryExit.install();
        int exitCode = run(Streams.out(), Streams.err(), Streams.colours(), args);
        Streams.finish();
        System.exit(exitCode);
    }

    /**
     * Netty's events for the flight recorder would load the recorder, which takes longer than the fake, whether it is used or not.
     * Its leak detection follows a part of all buffers, for the developers of a server and not for its users.
     */
    private static void configureNetty() {
        setUnlessSet(NETTY_EVENTS, "false");
        setUnlessSet(NETTY_LEAKS, "disabled");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static int run(PrintWriter out, PrintWriter err, Ansi colours, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(colours))
                .setParameterExceptionHandler(Main::sayWhatIsWrong)
                .setExecutionExceptionHandler(Main::sayWhatFailed)
                // A value that begins with @ does not name a file with more options.
                .setExpandAtFiles(false)
                .execute(args);
    }

    private static int sayWhatIsWrong(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(OneLine.of(name + ": " + message(problem, command)) + " (see " + name + " --help)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Reports a misspelled option as unknown; picocli would report the correct one as missing. */
    private static String message(ParameterException problem, CommandLine command) {
        List<String> unknown = command.getUnmatchedArguments();
        return problem instanceof MissingParameterException && !unknown.isEmpty()
                ? "Unknown option: '" + unknown.get(0) + "'"
                : String.valueOf(problem.getMessage());
    }

    private static int sayWhatFailed(Exception problem, CommandLine command, ParseResult parsed) {
        String name = command.getCommandSpec().qualifiedName();
        String what = problem instanceof CommandFailure
                ? problem.getMessage()
                : "internal error, please report it with what " + FailureOptions.VERBOSE + " prints: " + problem;
        command.getErr().println(OneLine.of(name + ": " + what));
        if (command.getParseResult().hasMatchedOption(FailureOptions.VERBOSE)) {
            problem.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
