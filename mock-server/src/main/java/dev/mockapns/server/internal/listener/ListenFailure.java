/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** A listener could not be opened. The message names the address and what the listener is for; the cause says why. */
public final class ListenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final InetSocketAddress address;
    private final Throwable reason;

    ListenFailure(ListenerRole role, InetSocketAddress address, Throwable cause) {
        super("cannot listen on " + NetUtil.toSocketAddressString(address) + " for " + role, cause);
        this.address = address;
        this.reason = cause;
    }

    /** Returns where it was to listen; the port is 0 for any free one. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns the cause, which is always there. */
    public Throwable reason() {
        return reason;
    }
}
