/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what parses text with a regular expression, or with a search, on random text and on text that is nearly right. */
class RandomTextTest {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String ODD = "aAfFgGzZ09@/:[`{_-.. \t\n\0\u007f\u00e4\u0660\uff11\uff21\ud83d\ude00";
    private static final List<PushType> TYPES = List.of(PushType.values());
    private static final int TEXTS = 400;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void topic_is_what_the_regular_expression_matches(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = spoilt(random, topic(random));

            assertThat(Topic.parse(text).isPresent())
                    .as(text)
                    .isEqualTo(text.length() <= 255 && TOPIC.matcher(text).matches());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void suffix_of_a_topic_is_the_longest_that_a_search_finds(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            Topic topic = Topic.parse(topic(random)).orElse(Topic.of("com.example"));
            Optional<PushType> found = topic.isOfApp() ? suffixed(topic.value()) : Optional.empty();

            assertThat(topic.suffixType()).as(topic.value()).isEqualTo(found);
            assertThat(topic.bundleId()).as(topic.value()).isEqualTo(bundleId(topic, found));
            for (PushType type : PushType.values()) {
                assertThat(topic.takes(type)).as(topic + " " + type).isEqualTo(takes(topic, found, type));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void device_token_is_what_the_regular_expression_matches_in_lower_case(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = spoilt(random, hex(random, 2 * random.nextInt(100)));
            Optional<String> expected =
                    HEX.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();

            assertThat(DeviceToken.parse(text).map(DeviceToken::hex)).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void apns_id_is_what_the_regular_expression_matches(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            String text = spoilt(random, random.nextBoolean() ? id : id.toUpperCase(Locale.ROOT));
            Optional<ApnsId> expected = UUID_TEXT.matcher(text).matches()
                    ? Optional.of(new ApnsId(UUID.fromString(text)))
                    : Optional.empty();

            assertThat(ApnsId.parse(text)).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void push_type_is_the_one_with_this_very_text(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = spoilt(random, TYPES.get(random.nextInt(TYPES.size())).wireText());
            Optional<PushType> expected = Arrays.stream(PushType.values())
                    .filter(type -> type.wireText().equals(text))
                    .findFirst();

            assertThat(PushType.of(text)).as(text).isEqualTo(expected);
        }
    }

    private static String topic(Random random) {
        String[] prefixes = {"", "com.apple.mgmt.", "pass.", "web.", "webs."};
        StringBuilder topic = new StringBuilder(prefixes[random.nextInt(prefixes.length)]).append("com.example");
        while (random.nextInt(3) == 0) {
            topic.append(TYPES.get(random.nextInt(TYPES.size())).topicSuffix());
        }
        return random.nextInt(8) == 0 ? topic + ".x".repeat(random.nextInt(125)) : topic.toString();
    }

    private static String hex(Random random, int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            hex.append("0123456789abcdefABCDEF".charAt(random.nextInt(22)));
        }
        return hex.toString();
    }

    /** Returns the text, in two of three cases with a few characters replaced, added or removed. */
    private static String spoilt(Random random, String text) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(spoilt.length() + 1);
            char odd = ODD.charAt(random.nextInt(ODD.length()));
            switch (random.nextInt(3)) {
                case 0 -> spoilt.insert(at, odd);
                case 1 -> spoilt.delete(at, Math.min(at + 1, spoilt.length()));
                default -> spoilt.replace(at, Math.min(at + 1, spoilt.length()), String.valueOf(odd));
            }
        }
        return spoilt.toString();
    }

    private static Optional<PushType> suffixed(String topic) {
        return Arrays.stream(PushType.values())
                .filter(type -> !type.topicSuffix().isEmpty() && topic.endsWith(type.topicSuffix()))
                .max(Comparator.comparingInt(type -> type.topicSuffix().length()));
    }

    private static Topic bundleId(Topic topic, Optional<PushType> suffix) {
        return suffix.map(type -> topic.value()
                        .substring(
                                0, topic.value().length() - type.topicSuffix().length()))
                .flatMap(Topic::parse)
                .orElse(topic);
    }

    private static boolean takes(Topic topic, Optional<PushType> suffix, PushType type) {
        return type == PushType.MDM
                ? topic.value().startsWith("com.apple.mgmt.")
                : suffix.map(PushType::topicSuffix).orElse("").equals(type.topicSuffix());
    }
}
