/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.core.Core;
import dev.mockapns.server.options.Options;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the connections of one server have in common. {@link Http2Handlers} makes their handlers.
 *
 * @param clock the fake's clock
 * @param options the options as they stand when it is asked
 * @param held how much is held for them
 * @param fatal is told when memory runs out
 */
public record Http2Server(
        Core core, InstantSource clock, Supplier<Options> options, HeldBytes held, Consumer<? super Error> fatal) {

    public Http2Server {
        requireNonNull(core, "core");
        requireNonNull(clock, "clock");
        requireNonNull(options, "options");
        requireNonNull(held, "held");
        requireNonNull(fatal, "fatal");
    }

    /** The same, of a server that leaves its JVM alone. */
    public Http2Server(Core core, InstantSource clock, Supplier<Options> options) {
        this(core, clock, options, FatalErrors.LOG);
    }

    /** The same, of connections that hold as much as the heap allows. */
    public Http2Server(Core core, InstantSource clock, Supplier<Options> options, Consumer<? super Error> fatal) {
        this(core, clock, options, new HeldBytes(), fatal);
    }
}
