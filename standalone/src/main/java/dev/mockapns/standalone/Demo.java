/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.exchange.Exchange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code demo}. */
@Command(
        name = "demo",
        header = "Shows the most common rejections with a real client, and explains each.",
        description = "Exits with 1 if a push is not answered as it should be.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Demo implements Callable<Integer> {

    private static final int INDENT = 3;

    private final List<DemoCase> scenes;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @SuppressWarnings("unused")
    @Mixin
    private FailureOptions failures = new FailureOptions();

    /** For picocli. */
    @SuppressWarnings("unused")
    private Demo() {
        this(DemoCases.all());
    }

    Demo(List<DemoCase> scenes) {
        this.scenes = scenes;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        Style style = Style.of(command.commandLine().getColorScheme().ansi());
        List<String> broken = new ArrayList<>();
        try (DemoFake stage = DemoFake.open()) {
            out.println(opening(stage.apns()));
            for (int number = 1; number <= scenes.size(); number++) {
                DemoCase scene = scenes.get(number - 1);
                out.println();
                out.println(style.title(number + "  " + scene.title()));
                out.println(indented(scene.story()));
                play(scene, stage, style, out)
                        .ifPresent(what -> broken.add("\"" + scene.title() + "\" did not go as expected: " + what));
            }
        }
        out.println();
        out.println(broken.isEmpty() ? closing() : style.bad(String.join(System.lineSeparator(), broken)));
        return broken.isEmpty() ? 0 : 1;
    }

    /** Returns what did not go as expected. */
    private static Optional<String> play(DemoCase scene, DemoFake stage, Style style, PrintWriter out) {
        try {
            DemoResult outcome = scene.play().apply(stage);
            for (Exchange exchange : stage.newExchanges()) {
                String text = indented(exchange.describe());
                out.println(exchange.verdict().isAccepted() ? style.good(text) : style.bad(text));
            }
            if (outcome.result().isAccepted()) {
                out.println(indented("The phone shows "
                        + outcome.shown().map(text -> "\"" + text + "\"").orElse("nothing") + "."));
            }
            return scene.broken(outcome);
        } catch (CompletionException e) {
            return Optional.of("the push was not answered: " + e.getCause());
        }
    }

    private static String opening(MockApnsServer apns) {
        return Layout.wrapped("A fake APNs listens on " + apns.host() + ":" + apns.port(Environment.PRODUCTION)
                + " (production) and " + apns.host() + ":" + apns.port(Environment.SANDBOX)
                + " (sandbox). A real HTTP/2 client sends each push to production.");
    }

    private static String closing() {
        return "Every push was answered as expected. Your own tests get the same explanations: see README.md.";
    }

    private static String indented(String text) {
        return Layout.wrapped(text.indent(INDENT));
    }
}
