/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.explain.AllCauses;
import dev.mockapns.server.internal.explain.Explain;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the golden files complete: no cause without an example. */
class CauseCatalogueTest {

    private static final Set<Cause> EXAMPLES = examples();

    @Test
    void every_cause_appears_in_a_golden_file() {
        Set<Class<?>> shown = EXAMPLES.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(shown).containsAll(AllCauses.records());
    }

    @ParameterizedTest
    @EnumSource
    void every_cause_has_words_in_every_dialect(Dialect dialect) {
        assertThat(EXAMPLES)
                .allSatisfy(cause ->
                        assertThat(Explain.explain(cause, dialect).because()).isNotBlank());
    }

    private static Set<Cause> examples() {
        return new HashSet<>(ExplanationsTest.causes());
    }
}
