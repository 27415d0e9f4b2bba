/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A running server that is compared.
 *
 * @param name of its row
 * @param tokens the device tokens that it was started with
 * @param providerTokens makes a provider token that it accepts, another one for each number
 */
record Target(String name, Process process, int port, List<String> tokens, IntFunction<String> providerTokens)
        implements AutoCloseable {

    long pid() {
        return process.pid();
    }

    String providerToken(int number) {
        return providerTokens.apply(number);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
