/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The texts that people read of connections, against {@code src/test/resources/connection-explanations.txt}; see {@link Golden}
 * for how it is written.
 */
class ConnectionExplanationsTest {

    @Test
    void every_explanation_is_that_of_the_golden_file() {
        Map<String, Function<Dialect, String>> texts = new LinkedHashMap<>();
        ConnectionCauses.examples().forEach((name, cause) -> texts.put(name, dialect -> explain(cause, dialect)));

        Golden.check("connection-explanations.txt", texts);
    }

    private static String explain(Cause cause, Dialect dialect) {
        Explanation words = Explain.explain(cause, dialect);
        return "    because  " + words.because() + (words.advice().isEmpty() ? "" : "\n    advice   " + words.advice());
    }
}
