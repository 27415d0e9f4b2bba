/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.server.MockApnsServer;

/** Makes a client and a fake, and prints why that is refused. */
final class FirstUse {

    private FirstUse() {}

    public static void main(String[] arguments) {
        write("client", () -> ApnsClient.builder().build().close());
        write("server", () -> MockApnsServer.builder().start().close());
    }

    private static void write(String what, Runnable use) {
        try {
            use.run();
            System.out.println(what + ": works");
        } catch (IllegalStateException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
