/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    sealed interface Tree {

        record Leaf(Duration age) implements Tree {}

        record InnerNode(List<Tree> children, Optional<Tree> favourite) implements Tree {}
    }

    sealed interface Typed {

        record Value(String type) implements Typed {}
    }

    sealed interface Twice {

        record Value() implements Twice {}

        sealed interface Below extends Twice {

            record Value() implements Below {}
        }
    }

    sealed interface Open {

        non-sealed class AnyClass implements Open {}
    }

    record Dated(List<LocalDate> dates) {}

    record Nested(Optional<Set<Object>> objects) {}

    @Test
    void a_type_may_contain_itself() throws IOException {
        Tree leaf = new Tree.Leaf(Duration.ofMinutes(20));
        Tree tree =
                new Tree.InnerNode(List.of(leaf, new Tree.InnerNode(List.of(), Optional.of(leaf))), Optional.empty());
        Form form = new Forms(Tree.class).get(Tree.class);

        String json = write(tree, form);

        assertThat(json)
                .isEqualTo(
                        "{\"type\":\"inner-node\",\"children\":[{\"type\":\"leaf\",\"age\":\"PT20M\"},"
                                + "{\"type\":\"inner-node\",\"children\":[],\"favourite\":{\"type\":\"leaf\",\"age\":\"PT20M\"}}]}");
        assertThat(form.read(JsonSource.parse(json.getBytes(UTF_8), 10), JsonPath.ROOT))
                .isEqualTo(tree);
    }

    @Test
    void a_component_of_the_name_type_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Forms(Typed.class))
                .withMessageContainingAll("Typed$Value", "\"type\"", "rename it");
    }

    @Test
    void two_records_of_one_name_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Forms(Twice.class))
                .withMessageContainingAll("Twice$Value", "Twice$Below$Value", "rename one");
    }

    @ParameterizedTest
    @ValueSource(classes = {Open.class, Dated.class, Nested.class, LocalDate.class})
    void other_types_are_refused(Class<?> type) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Forms(type))
                .withMessageMatching(
                        "(dev\\.mockapns\\.server\\.wire\\.FormsTest\\$Open\\$AnyClass|java\\.time\\.LocalDate|java\\.lang\\.Object)"
                                + " has no JSON form .*");
    }

    private static String write(Object value, Form form) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            form.write(value, out);
        }
        return text.toString();
    }
}
