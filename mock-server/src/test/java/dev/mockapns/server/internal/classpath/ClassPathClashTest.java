/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.internal.explain.Explain;
import org.junit.jupiter.api.Test;

class ClassPathClashTest {

    @Test
    void the_missing_method_is_named() {
        Explanation clash = explain(new NoSuchMethodError("'void com.example.Library.call()'"));

        assertThat(clash.because())
                .isEqualTo("a class or method that MockApns needs is missing:"
                        + " java.lang.NoSuchMethodError: 'void com.example.Library.call()'");
    }

    @Test
    void the_cause_of_a_failed_initializer_is_named() {
        NoSuchFieldError missing = new NoSuchFieldError("ONE");
        LinkageError first = new ExceptionInInitializerError(missing);
        LinkageError later = new NoClassDefFoundError("Could not initialize class com.example.Library");
        later.initCause(first);

        assertThat(ClassPathClash.cause(first)).isEqualTo(ClassPathClash.cause(missing));
        assertThat(ClassPathClash.cause(later)).isEqualTo(ClassPathClash.cause(missing));
    }

    @Test
    void a_missing_class_is_named_and_not_how_it_was_searched_for() {
        LinkageError missing = new NoClassDefFoundError("com/example/Library");
        missing.initCause(new ClassNotFoundException("com.example.Library"));

        assertThat(explain(missing).because()).endsWith("NoClassDefFoundError: com/example/Library");
    }

    @Test
    void the_advice_clears_the_client_and_names_the_remedy() {
        assertThat(explain(new NoSuchMethodError("call")).advice())
                .contains("the client is not at fault", "Netty", "Jackson", "mvn dependency:tree");
    }

    private static Explanation explain(LinkageError error) {
        return Explain.explain(ClassPathClash.cause(error), Dialect.JAVA);
    }
}
