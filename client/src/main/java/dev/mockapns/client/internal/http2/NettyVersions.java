/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.protocol.internal.RequiredVersion;
import io.netty.util.Version;
import java.util.List;
import java.util.Map;

/** Checks the release of Netty on the class path. */
public final class NettyVersions {

    private static final List<String> ARTIFACTS = List.of(
            "netty-common",
            "netty-buffer",
            "netty-transport",
            "netty-handler",
            "netty-codec",
            "netty-codec-http",
            "netty-codec-http2");

    private NettyVersions() {}

    /**
     * Checks it.
     *
     * @throws IllegalStateException if an artifact of Netty is too old; names it and the remedy
     */
    public static void check() {
        for (String artifact : ARTIFACTS) {
            Version found = Found.VERSIONS.get(artifact);
            RequiredVersion.NETTY.check(artifact, found == null ? "" : found.artifactVersion());
        }
    }

    /** Read once per JVM, because it opens every jar of Netty. */
    private static final class Found {

        private static final Map<String, Version> VERSIONS = Version.identify(Version.class.getClassLoader());
    }
}
