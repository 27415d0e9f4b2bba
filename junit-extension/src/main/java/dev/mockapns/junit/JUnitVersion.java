/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks the release of JUnit on the class path. What calls this must be loadable on releases that are too old, back to
 * 5.0: it may name newer types in signatures, and call nothing newer before the check.
 */
final class JUnitVersion {

    private static final String OLDEST = "5.12.1";

    /** The newest of JUnit's methods that the extension needs. */
    private static final String NEWEST_METHOD = "getEnclosingTestClasses";

    private static final Optional<String> TOO_OLD = tooOld();

    private JUnitVersion() {}

    /** @throws ExtensionConfigurationException if JUnit is too old; names the version found, the one needed, the remedy */
    static void check() {
        TOO_OLD.ifPresent(message -> {
            throw new ExtensionConfigurationException(message);
        });
    }

    private static Optional<String> tooOld() {
        try {
            ExtensionContext.class.getMethod(NEWEST_METHOD);
            return Optional.empty();
        } catch (NoSuchMethodException e) {
            String found = ExtensionContext.class.getPackage().getImplementationVersion();
            return Optional.of("MockApns needs JUnit " + OLDEST + " or newer, and "
                    + (found == null ? "an older one" : "junit-jupiter-api " + found)
                    + " is on the class path: import org.junit:junit-bom " + OLDEST
                    + " or newer in your build, and leave no other version of JUnit in it");
        }
    }
}
