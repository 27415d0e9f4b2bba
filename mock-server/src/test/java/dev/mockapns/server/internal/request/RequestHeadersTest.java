/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the parsed header fields with a search and a regular expression for each, on random requests of one connection. */
class RequestHeadersTest {

    private static final Pattern BLANK_EDGES = Pattern.compile("^[ \t]+|[ \t]+$");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final List<String> NAMES = List.of(
            ApnsHeaders.ID,
            ApnsHeaders.REQUEST_ID,
            ApnsHeaders.EXPIRATION,
            ApnsHeaders.PRIORITY,
            ApnsHeaders.COLLAPSE_ID,
            ApnsHeaders.PUSH_TYPE,
            ApnsHeaders.TOPIC,
            ApnsHeaders.CHANNEL_ID,
            ApnsHeaders.AUTHORIZATION,
            "cookie",
            "user-agent");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "1",
            "5",
            "10",
            " 10\t",
            "010",
            "1767323045",
            "999999999999999999",
            "1000000000000000000",
            "-1",
            "+5",
            "٥",
            "alert",
            "Alert",
            "background",
            "liveactivity ",
            "com.example.orders",
            "com.example.orders.voip",
            "com..example",
            "com.exämple",
            "9d3220fe-444b-633e-d1f1-0123456789ab",
            "9D3220FE-444B-633E-D1F1-0123456789AB",
            "9d3220fe-444b-633e-d1f1-0123456789a",
            "a".repeat(64),
            "a".repeat(65),
            "ä".repeat(32),
            "ä".repeat(33),
            "bearer a.b.c",
            "Bearer  a.b.c",
            "bearer",
            "a.b.c",
            "basic YTpi");

    @ParameterizedTest
    @MethodSource("seeds")
    void fields_mean_the_same_whatever_the_request_before_had(int seed) {
        Random random = new Random(seed);
        RequestHeaders headers = RequestHeaders.none();
        List<Header> fields = List.of();
        for (int i = 0; i < 100; i++) {
            fields = next(fields, random);
            headers = headers.next(fields);

            assertMeans(headers, fields);
        }
    }

    @Test
    void request_that_repeats_all_fields_is_not_parsed_again() {
        List<Header> fields = List.of(new Header(ApnsHeaders.TOPIC, "com.example.orders"));
        RequestHeaders first = RequestHeaders.none().next(fields);

        assertThat(first.next(fields)).isSameAs(first);
        assertThat(first.next(new ArrayList<>(fields))).isSameAs(first);
    }

    @Test
    void field_that_repeats_is_not_parsed_again_beside_one_that_changes() {
        Header topic = new Header(ApnsHeaders.TOPIC, "com.example.orders");
        RequestHeaders first = RequestHeaders.none().next(List.of(topic, new Header(ApnsHeaders.PRIORITY, "5")));
        RequestHeaders second = first.next(List.of(topic, new Header(ApnsHeaders.PRIORITY, "10")));

        assertThat(second.topic()).isSameAs(first.topic());
        assertThat(second.priority().value()).isEqualTo(Priority.IMMEDIATE);
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    /** Returns random fields, or the ones before, all or all but one. */
    private static List<Header> next(List<Header> before, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                return before;
            }
            case 1 -> {
                List<Header> changed = new ArrayList<>(before);
                if (!changed.isEmpty()) {
                    int at = random.nextInt(changed.size());
                    changed.set(at, new Header(changed.get(at).name(), value(random)));
                }
                return List.copyOf(changed);
            }
            default -> {
                int count = random.nextInt(10) == 0 ? 64 : random.nextInt(8);
                return IntStream.range(0, count)
                        .mapToObj(i -> new Header(NAMES.get(random.nextInt(NAMES.size())), value(random)))
                        .toList();
            }
        }
    }

    private static String value(Random random) {
        return random.nextInt(8) == 0
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : VALUES.get(random.nextInt(VALUES.size()));
    }

    private static void assertMeans(RequestHeaders headers, List<Header> fields) {
        assertField(headers.id(), fields, ApnsHeaders.ID, ApnsId::parse);
        assertField(headers.requestId(), fields, ApnsHeaders.REQUEST_ID, ApnsId::parse);
        assertField(headers.expiration(), fields, ApnsHeaders.EXPIRATION, RequestHeadersTest::seconds);
        assertField(headers.priority(), fields, ApnsHeaders.PRIORITY, RequestHeadersTest::priority);
        assertField(headers.collapseId(), fields, ApnsHeaders.COLLAPSE_ID, RequestHeadersTest::collapseId);
        assertField(headers.pushType(), fields, ApnsHeaders.PUSH_TYPE, PushType::of);
        assertField(headers.topic(), fields, ApnsHeaders.TOPIC, Topic::parse);
        assertField(headers.channelId(), fields, ApnsHeaders.CHANNEL_ID, Optional::of);
        assertThat(headers.authorization())
                .isEqualTo(AuthorizationHeader.parse(
                        first(fields, ApnsHeaders.AUTHORIZATION).orElse("")));
        assertThat(Optional.ofNullable(headers.repeated())).isEqualTo(repeated(fields));
    }

    private static <T> void assertField(
            ParsedField<T> field, List<Header> fields, String name, Function<String, Optional<T>> parser) {
        Optional<String> text = first(fields, name);
        Optional<T> value = text.flatMap(parser);

        assertThat(field.isPresent()).as(name).isEqualTo(text.isPresent());
        assertThat(field.text()).as(name).isEqualTo(text.orElse(""));
        assertThat(Optional.ofNullable(field.value())).as(name).isEqualTo(value);
        assertThat(field.isMalformed()).as(name).isEqualTo(text.isPresent() && value.isEmpty());
    }

    private static Optional<String> first(List<Header> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> BLANK_EDGES.matcher(field.value()).replaceAll(""));
    }

    private static Optional<Long> seconds(String text) {
        return SECONDS.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Priority> priority(String text) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.wireText().equals(text))
                .findFirst();
    }

    private static Optional<CollapseId> collapseId(String text) {
        int bytes = text.getBytes(UTF_8).length;
        return bytes >= 1 && bytes <= 64 ? Optional.of(CollapseId.of(text)) : Optional.empty();
    }

    private static Optional<String> repeated(List<Header> fields) {
        Set<String> seen = new HashSet<>();
        return fields.stream()
                .map(Header::name)
                .filter(name -> !seen.add(name) && !name.equals("cookie"))
                .findFirst();
    }
}
