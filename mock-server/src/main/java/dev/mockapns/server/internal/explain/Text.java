/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The sentences for one kind of cause.
 *
 * @param type the record that holds its facts
 */
record Text<C extends Cause>(Class<C> type, Function<C, String> because, BiFunction<C, Dialect, String> advice) {

    /** Returns the sentences for a cause whose advice is the same in every dialect. */
    static <C extends Cause> Text<C> of(Class<C> type, Function<C, String> because, Function<C, String> advice) {
        return new Text<>(type, because, (cause, dialect) -> advice.apply(cause));
    }

    /** Returns the sentence for a cause that nothing needs to be done about. */
    static <C extends Cause> Text<C> of(Class<C> type, Function<C, String> because) {
        return of(type, because, cause -> "");
    }

    /** Returns the sentences for a cause whose advice depends on the dialect. */
    static <C extends Cause> Text<C> inDialect(
            Class<C> type, Function<C, String> because, BiFunction<C, Dialect, String> advice) {
        return new Text<>(type, because, advice);
    }

    /** Returns the explanation of {@code cause}, which is of this type. */
    Explanation explain(Cause cause, Dialect dialect) {
        C facts = type.cast(cause);
        return new Explanation(because.apply(facts), advice.apply(facts, dialect));
    }
}
