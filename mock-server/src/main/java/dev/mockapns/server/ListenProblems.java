/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.ListenException.Problem;
import dev.mockapns.server.internal.listener.ListenFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;

/**
 * Finds out why a listener could not be opened. The JDK has one exception for a port that is taken, for a port that is not
 * permitted and for an address of another machine, so this tries what still works.
 */
final class ListenProblems {

    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int CONNECT_MILLIS = 500;

    private ListenProblems() {}

    static ListenException explain(ListenFailure failure) {
        Throwable cause = failure.reason();
        Problem problem = cause instanceof BindException ? problem(failure.address()) : Problem.OTHER;
        String words = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new ListenException(
                failure.getMessage() + ": " + words + remedy(problem),
                failure.address(),
                problem,
                cause instanceof IOException io ? io : new IOException(cause));
    }

    private static Problem problem(InetSocketAddress address) {
        if (address.getPort() == 0 || !canListen(new InetSocketAddress(address.getAddress(), 0))) {
            return Problem.ADDRESS_NOT_LOCAL;
        }
        return address.getPort() < FIRST_UNPRIVILEGED_PORT && !isAnswered(address)
                ? Problem.PORT_NOT_PERMITTED
                : Problem.PORT_TAKEN;
    }

    private static String remedy(Problem problem) {
        return switch (problem) {
            case PORT_TAKEN ->
                " (stop the program that holds the port, or choose another port; 0 stands for any free one)";
            case PORT_NOT_PERMITTED ->
                " (choose a port of 1024 or above, or start with the permission to listen below)";
            case ADDRESS_NOT_LOCAL -> " (choose an address of this machine)";
            case OTHER -> "";
        };
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isAnswered(InetSocketAddress address) {
        InetAddress host =
                address.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address.getAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, address.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
