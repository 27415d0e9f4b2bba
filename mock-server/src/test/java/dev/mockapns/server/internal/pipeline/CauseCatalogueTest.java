/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.cause.FakeCause;
import dev.mockapns.server.cause.HandshakeCause.ClientCertificateRefused;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.internal.explain.AllCauses;
import dev.mockapns.server.internal.explain.ConnectionCauses;
import dev.mockapns.server.internal.explain.Explain;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the golden files complete: no cause without an example. */
class CauseCatalogueTest {

    private static final Set<Cause> EXAMPLES = examples();

    /** The variable of a fake, a package, a class with a member or an enum constant, an option, an exception, a method. */
    private static final Pattern OF_JAVA = Pattern.compile("\\bapns\\.|dev\\.mockapns|\\b[A-Z]\\w*[a-z]\\w*\\.[A-Za-z_]"
            + "|MockApnsServer|\\boption [a-z]+\\.|\\w(Exception|Error)\\b|\\w\\(\\)");

    @Test
    void every_cause_appears_in_a_golden_file() {
        Set<Class<?>> shown = EXAMPLES.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(shown).containsAll(AllCauses.records());
    }

    @ParameterizedTest
    @EnumSource
    void every_cause_has_a_text_in_every_dialect(Dialect dialect) {
        assertThat(EXAMPLES)
                .allSatisfy(cause ->
                        assertThat(Explain.explain(cause, dialect).because()).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMAND_LINE", "HTTP"})
    void only_advice_in_java_names_the_java_api(Dialect dialect) {
        assertThat(EXAMPLES).filteredOn(cause -> !quotesAnException(cause)).allSatisfy(cause -> {
            Explanation words = Explain.explain(cause, dialect);
            assertThat(words.because()).doesNotContainPattern(OF_JAVA);
            assertThat(withoutCodeForAnyReader(words.advice())).doesNotContainPattern(OF_JAVA);
        });
    }

    /** How a provider token is made, and what an app does with its device token in Swift. */
    private static String withoutCodeForAnyReader(String advice) {
        return advice.replaceAll("base64url\\(\\w+\\)", "").replaceAll("token\\.map \\{.*}\\.joined\\(\\)", "");
    }

    private static boolean quotesAnException(Cause cause) {
        return cause instanceof FakeCause
                || cause instanceof Http2Cause.StreamFailed
                || (cause instanceof ClientCertificateRefused refused && quotesAnException(refused.cause()));
    }

    private static Set<Cause> examples() {
        Set<Cause> examples = new HashSet<>(ExplanationsTest.causes());
        for (Cause cause : ConnectionCauses.examples().values()) {
            examples.add(cause);
            if (cause instanceof Http2Cause.StreamRuleBroken broken) {
                examples.add(broken.rule());
            } else if (cause instanceof Http2Cause.ConnectionRuleBroken broken) {
                examples.add(broken.rule());
            }
        }
        return examples;
    }
}
