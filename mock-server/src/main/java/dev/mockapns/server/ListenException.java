/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/**
 * A fake could not start, because a port could not be opened. The message names the address, what the port is for, the cause
 * and the remedy.
 */
public final class ListenException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final InetSocketAddress address;
    private final Problem problem;

    ListenException(String message, InetSocketAddress address, Problem problem, IOException cause) {
        super(message, cause);
        this.address = requireNonNull(address, "address");
        this.problem = requireNonNull(problem, "problem");
    }

    /** Returns the address and the port that were asked for; port 0 stands for any free one. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns what has to change. */
    public Problem problem() {
        return problem;
    }

    /** What is in the way of a listener. */
    public enum Problem {
        /** Another program, or another fake, listens on the port. */
        PORT_TAKEN,
        /** The operating system keeps the port for privileged programs: on most, ports below 1024. */
        PORT_NOT_PERMITTED,
        /** The address is not one of this machine. */
        ADDRESS_NOT_LOCAL,
        /** Something else; the message has the words of the operating system. */
        OTHER
    }
}
