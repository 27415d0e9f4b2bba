/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.protocol.PushType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of every push type, in the shapes of Apple's pages. */
class PayloadTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.ofEpochSecond(1_700_000_000, 999_000_000);

    @Test
    void a_plain_alert_is_a_string() {
        assertThat(Payload.alert("Hello")).hasToString("{\"aps\":{\"alert\":\"Hello\"}}");
    }

    @Test
    void an_alert_with_a_title_is_an_object() {
        assertThat(Payload.alert("Order 42", "On its way"))
                .hasToString("{\"aps\":{\"alert\":{\"title\":\"Order 42\",\"body\":\"On its way\"}}}");
    }

    @Test
    void every_key_of_a_notification_is_written() throws Exception {
        Payload payload = Payload.builder()
                .alert(Alert.builder()
                        .title("t")
                        .subtitle("s")
                        .body("b")
                        .launchImage("launch.png")
                        .build())
                .badge(0)
                .sound("chime.aiff")
                .threadId("thread")
                .category("INVITE")
                .contentAvailable()
                .mutableContent()
                .targetContentId("window")
                .interruptionLevel(InterruptionLevel.TIME_SENSITIVE)
                .relevanceScore(0.5)
                .filterCriteria("work")
                .custom("order", 42)
                .build();

        assertJson(payload, """
                {"aps":{"alert":{"title":"t","subtitle":"s","body":"b","launch-image":"launch.png"},
                "sound":"chime.aiff","badge":0,"thread-id":"thread","category":"INVITE","content-available":1,
                "mutable-content":1,"target-content-id":"window","interruption-level":"time-sensitive",
                "relevance-score":0.5,"filter-criteria":"work"},"order":42}""");
    }

    @Test
    void localised_texts_of_a_notification_have_keys_of_their_own() throws Exception {
        Payload payload = Payload.builder()
                .alert(Alert.builder()
                        .localizedTitle("TITLE", "a")
                        .localizedSubtitle("SUBTITLE")
                        .localizedBody("GAME_PLAY_REQUEST_FORMAT", "Shelly", "Rick")
                        .build())
                .build();

        assertJson(payload, """
                {"aps":{"alert":{"title-loc-key":"TITLE","title-loc-args":["a"],"subtitle-loc-key":"SUBTITLE",
                "loc-key":"GAME_PLAY_REQUEST_FORMAT","loc-args":["Shelly","Rick"]}}}""");
    }

    @Test
    void a_critical_sound_is_an_object() throws Exception {
        assertJson(
                Payload.builder()
                        .alert("Fire")
                        .sound(Sound.critical("alarm.caf", 0.75))
                        .build(),
                """
                {"aps":{"alert":"Fire","sound":{"critical":1,"name":"alarm.caf","volume":0.75}}}""");
    }

    @Test
    void a_background_push_shows_nothing() {
        Payload payload = Payload.background();

        assertThat(payload).hasToString("{\"aps\":{\"content-available\":1}}");
        assertThat(payload.pushType()).contains(PushType.BACKGROUND);
    }

    @Test
    void the_start_of_a_live_activity_has_attributes_state_and_alert() throws Exception {
        Payload payload = Payload.liveActivityStart(
                        NOON, "AdventureAttributes", Map.of("hero", "Panda"), Map.of("health", 100))
                .alert(Alert.builder()
                        .localizedTitle("%@ is on an adventure!", "Panda")
                        .body("Tap to watch")
                        .build())
                .sound("chime.aiff")
                .inputPushToken()
                .build();

        assertJson(payload, """
                {"aps":{"event":"start","timestamp":1700000000,"attributes-type":"AdventureAttributes",
                "attributes":{"hero":"Panda"},"content-state":{"health":100},"input-push-token":1,
                "alert":{"title":{"loc-key":"%@ is on an adventure!","loc-args":["Panda"]},"body":"Tap to watch",
                "sound":"chime.aiff"}}}""");
        assertThat(payload.pushType()).contains(PushType.LIVE_ACTIVITY);
    }

    @Test
    void the_update_of_a_live_activity_has_a_state() throws Exception {
        assertJson(
                Payload.liveActivityUpdate(NOON, new State(30, "left"))
                        .staleDate(NOON.plusSeconds(60))
                        .relevanceScore(75)
                        .build(),
                """
                {"aps":{"event":"update","timestamp":1700000000,"content-state":{"health":30,"side":"left"},
                "stale-date":1700000060,"relevance-score":75.0}}""");
    }

    @Test
    void the_end_of_a_live_activity_has_a_dismissal_date() throws Exception {
        assertJson(
                Payload.liveActivityEnd(NOON, MAPPER.readTree("{\"health\":0}"))
                        .dismissalDate(NOON.plusSeconds(5))
                        .build(),
                """
                {"aps":{"event":"end","timestamp":1700000000,"content-state":{"health":0},
                "dismissal-date":1700000005}}""");
    }

    @Test
    void a_live_activity_may_follow_a_channel() {
        assertThat(Payload.liveActivityStart(NOON, "A", Map.of(), Map.of())
                        .alert("Go")
                        .inputPushChannel("dHN0LXNyY2gtY2hubA==")
                        .build()
                        .json())
                .contains("\"input-push-channel\":\"dHN0LXNyY2gtY2hubA==\"");
    }

    @Test
    void widgets_and_controls_have_content_changed() {
        assertThat(Payload.widgetsChanged()).hasToString("{\"aps\":{\"content-changed\":true}}");
        assertThat(Payload.widgetsChanged().pushType()).contains(PushType.WIDGETS);
        assertThat(Payload.controlsChanged()).hasToString("{\"aps\":{\"content-changed\":true}}");
        assertThat(Payload.controlsChanged().pushType()).contains(PushType.CONTROLS);
    }

    @Test
    void mdm_and_file_provider_payloads_have_no_aps() {
        assertThat(Payload.mdm("5A53B7BA")).hasToString("{\"mdm\":\"5A53B7BA\"}");
        assertThat(Payload.fileProvider("NSFileProviderRootContainerItemIdentifier", "home"))
                .hasToString(
                        "{\"container-identifier\":\"NSFileProviderRootContainerItemIdentifier\",\"domain\":\"home\"}");
    }

    @Test
    void the_size_counts_bytes_not_characters() {
        assertThat(Payload.alert("é").sizeInBytes())
                .isEqualTo(Payload.alert("e").sizeInBytes() + 1);
    }

    @Test
    void bytes_of_a_payload_are_copied() {
        byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
        Payload payload = Payload.ofBytes(bytes);
        bytes[0] = 'x';
        payload.toByteArray()[0] = 'y';

        assertThat(payload).hasToString("{}").isEqualTo(Payload.ofJson("{}"));
    }

    @Test
    void values_are_read_at_once() {
        Map<String, Object> state = new LinkedHashMap<>(Map.of("n", 1));
        PayloadBuilder builder = Payload.liveActivityUpdate(NOON, state);
        state.put("n", 2);

        assertThat(builder.build().json()).contains("\"content-state\":{\"n\":1}");
    }

    @Test
    void a_negative_badge_is_refused() {
        assertThatThrownBy(() -> Payload.builder().badge(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("badge: -1 (expected: 0 to remove it, or more)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1})
    void a_volume_out_of_range_is_refused(double volume) {
        assertThatThrownBy(() -> Sound.critical("alarm.caf", volume))
                .hasMessage("sound volume: " + volume + " (expected: 0 to 1)");
    }

    @Test
    void aps_is_not_a_custom_key() {
        assertThatThrownBy(() -> Payload.builder().custom("aps", 1)).hasMessageContaining("custom key: \"aps\"");
    }

    @Test
    void a_content_state_that_is_no_object_is_refused() {
        assertThatThrownBy(() -> Payload.liveActivityUpdate(NOON, "30"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("content-state: \"30\" (expected: a map, a Jackson node or an object");
    }

    @Test
    void a_live_activity_does_not_start_without_an_alert() {
        assertThatThrownBy(() ->
                        Payload.liveActivityStart(NOON, "A", Map.of(), Map.of()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs an alert and attributes");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void custom_values_are_written_unchanged(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Object> custom = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            custom.put("key-" + text(random), value(random, 3));
        }
        PayloadBuilder builder = Payload.builder().alert(text(random));
        custom.forEach(builder::custom);

        JsonNode read = MAPPER.readTree(builder.build().toByteArray());

        custom.forEach((key, value) -> assertThat(read.get(key)).as(key).isEqualTo(MAPPER.valueToTree(value)));
        assertThat(read).hasSize(custom.size() + 1);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3 -> text(random);
            case 4 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), value(random, depth - 1));
                }
                yield map;
            }
        };
    }

    /** Any characters, also quotes, control characters and emoji. */
    private static String text(Random random) {
        return random.ints(random.nextInt(12), 1, 0x1F700)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void assertJson(Payload payload, String expected) throws Exception {
        assertThat(MAPPER.readTree(payload.json())).isEqualTo(MAPPER.readTree(expected));
    }

    record State(int health, String side) {}
}
