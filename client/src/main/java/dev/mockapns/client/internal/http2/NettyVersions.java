/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.protocol.internal.NettyArtifacts;
import io.netty.channel.EventLoop;

/** Checks the release of Netty on the class path. */
public final class NettyVersions {

    private NettyVersions() {}

    /**
     * Checks it.
     *
     * @throws IllegalStateException if an artifact of Netty is too old; names it and the remedy
     */
    public static void check() {
        NettyArtifacts.check(EventLoop.class.getClassLoader());
    }
}
