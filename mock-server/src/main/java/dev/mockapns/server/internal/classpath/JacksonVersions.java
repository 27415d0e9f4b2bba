/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.classpath;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.Versioned;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import dev.mockapns.protocol.internal.RequiredVersion;

/** Checks the release of Jackson on the class path. */
public final class JacksonVersions {

    private JacksonVersions() {}

    /**
     * Checks it.
     *
     * @throws IllegalStateException if an artifact of Jackson is too old; names it and the remedy
     */
    public static void check() {
        check("jackson-core", new com.fasterxml.jackson.core.json.PackageVersion());
        check("jackson-databind", new PackageVersion());
    }

    private static void check(String artifact, Versioned library) {
        Version version = library.version();
        RequiredVersion.JACKSON.check(artifact, version.isUnknownVersion() ? "" : version.toString());
    }
}
