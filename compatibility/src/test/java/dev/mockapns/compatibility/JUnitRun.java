/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes, and prints the result of each. Calls only what JUnit 5.9 has. */
final class JUnitRun {

    private JUnitRun() {}

    public static void main(String[] classNames) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classNames)
                        .<DiscoverySelector>map(name -> selectClass(name))
                        .toList())
                .build();
        LauncherFactory.create().execute(request, new Printer());
    }

    private static final class Printer implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            System.out.println(test.getDisplayName() + ": " + result.getStatus());
            result.getThrowable().ifPresent(failure -> System.out.println("  " + failure));
        }
    }
}
