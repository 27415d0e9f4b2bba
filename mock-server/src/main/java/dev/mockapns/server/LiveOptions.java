/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.options.Options;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The options of a fake that is running. Thread-safe. */
final class LiveOptions implements Supplier<Options> {

    private final Object lock = new Object();
    private volatile Options options;

    LiveOptions(Options options) {
        this.options = options;
    }

    @Override
    public Options get() {
        return options;
    }

    /** Changes options; changes from several threads all count. */
    void change(UnaryOperator<Options.Builder> change) {
        synchronized (lock) {
            options = change.apply(options.toBuilder()).build();
        }
    }
}
