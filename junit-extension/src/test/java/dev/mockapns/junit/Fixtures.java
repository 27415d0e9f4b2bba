/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.OutputDirectoryProvider;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs fixture classes as JUnit would. */
final class Fixtures {

    private Fixtures() {}

    /** Runs the tests of these classes one after the other. */
    static EngineExecutionResults run(Class<?>... fixtures) {
        return kit(fixtures).execute();
    }

    /** Runs the tests of these classes; they publish files in {@code directory}. */
    static EngineExecutionResults run(Path directory, Class<?>... fixtures) {
        return kit(fixtures).outputDirectoryProvider(new Directories(directory)).execute();
    }

    /** Runs classes and tests, eight at a time. */
    static EngineExecutionResults runConcurrently(Class<?>... fixtures) {
        return kit(fixtures)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();
    }

    /** Fails, with the cause, unless every test of the run passed. */
    static void assertAllPassed(EngineExecutionResults results, int tests) {
        failures(results).stream().findFirst().ifPresent(failure -> {
            throw new AssertionError("a test of the fixture failed", failure);
        });
        results.testEvents().assertStatistics(stats -> stats.started(tests).succeeded(tests));
    }

    /** Returns what made the only failing test or class of the run fail. */
    static Throwable onlyFailure(EngineExecutionResults results) {
        List<Throwable> failures = failures(results);
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    private static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    private static EngineTestKit.Builder kit(Class<?>... fixtures) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(fixtures)
                        .map(fixture -> selectClass(fixture))
                        .toArray(DiscoverySelector[]::new))
                .enableImplicitConfigurationParameters(false);
    }

    private record Directories(Path root) implements OutputDirectoryProvider {

        @Override
        public Path getRootDirectory() {
            return root;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createDirectories(root.resolve(test.getDisplayName().replaceAll("\\W+", "_")));
        }
    }
}
