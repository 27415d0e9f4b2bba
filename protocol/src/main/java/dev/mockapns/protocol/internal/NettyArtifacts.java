/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Checks the release of Netty on the class path. Reads the versions itself, because Netty's own class for this parses the
 * dates beside them, too, which takes longer than everything else here.
 */
public final class NettyArtifacts {

    private static final String RESOURCE = "META-INF/io.netty.versions.properties";

    private static final List<String> ARTIFACTS = List.of(
            "netty-common",
            "netty-buffer",
            "netty-transport",
            "netty-handler",
            "netty-codec",
            "netty-codec-http",
            "netty-codec-http2");

    /** The client and the server usually share one, and need to open the jars of Netty once. */
    private static @Nullable ClassLoader lastPassed;

    private NettyArtifacts() {}

    /**
     * Checks it.
     *
     * @param netty the class loader of Netty
     * @throws IllegalStateException if an artifact of Netty is too old; names it and the remedy
     */
    public static synchronized void check(ClassLoader netty) {
        if (requireNonNull(netty, "netty").equals(lastPassed)) {
            return;
        }
        Properties versions = versions(netty);
        for (String artifact : ARTIFACTS) {
            RequiredVersion.NETTY.check(artifact, versions.getProperty(artifact + ".version", ""));
        }
        lastPassed = netty;
    }

    private static Properties versions(ClassLoader netty) {
        Properties versions = new Properties();
        try {
            for (URL url : Collections.list(netty.getResources(RESOURCE))) {
                try (InputStream in = url.openStream()) {
                    versions.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + " in the jars of Netty", e);
        }
        return versions;
    }
}
