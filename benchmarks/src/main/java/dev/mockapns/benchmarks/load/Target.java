/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.util.List;

/** A running server that is compared. */
interface Target extends AutoCloseable {

    /** The name of its row. */
    String name();

    long pid();

    int port();

    /** The device tokens that it was started with. */
    List<String> tokens();

    /** A provider token that it accepts, another one for each {@code number}. */
    String providerToken(int number);

    @Override
    void close();
}
