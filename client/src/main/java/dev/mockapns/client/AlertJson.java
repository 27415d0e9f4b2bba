/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import dev.mockapns.client.Alert.Localized;
import dev.mockapns.client.Alert.Plain;
import dev.mockapns.client.Alert.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON of alerts and sounds. Live Activities use another form: localised texts are objects, and the sound is
 * inside the alert.
 *
 * <p>Source: Apple, <em>Generating a remote notification</em>; <em>Starting and updating Live Activities with
 * ActivityKit push notifications</em> (samples).
 */
final class AlertJson {

    private AlertJson() {}

    static Object ofNotification(Alert alert) {
        if (alert.title().isEmpty()
                && alert.subtitle().isEmpty()
                && alert.launchImage().isEmpty()
                && alert.body().orElse(null) instanceof Plain plain) {
            return plain.text();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        alert.title().ifPresent(text -> put(json, "title", "title-loc", text));
        alert.subtitle().ifPresent(text -> put(json, "subtitle", "subtitle-loc", text));
        alert.body().ifPresent(text -> put(json, "body", "loc", text));
        alert.launchImage().ifPresent(image -> json.put("launch-image", image));
        return json;
    }

    static Map<String, Object> ofLiveActivity(Alert alert) {
        Map<String, Object> json = new LinkedHashMap<>();
        alert.title().ifPresent(text -> json.put("title", nested(text)));
        alert.subtitle().ifPresent(text -> json.put("subtitle", nested(text)));
        alert.body().ifPresent(text -> json.put("body", nested(text)));
        alert.launchImage().ifPresent(image -> json.put("launch-image", image));
        return json;
    }

    static Map<String, Object> ofLiveActivity(Alert alert, Sound sound) {
        Map<String, Object> json = ofLiveActivity(alert);
        json.put("sound", sound(sound));
        return json;
    }

    static Object sound(Sound sound) {
        if (!sound.critical()) {
            return sound.name();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("critical", 1);
        json.put("name", sound.name());
        json.put("volume", sound.volume());
        return json;
    }

    private static void put(Map<String, Object> json, String plainKey, String localizedPrefix, Text text) {
        if (text instanceof Localized localized) {
            json.put(localizedPrefix + "-key", localized.key());
            if (!localized.arguments().isEmpty()) {
                json.put(localizedPrefix + "-args", localized.arguments());
            }
        } else if (text instanceof Plain plain) {
            json.put(plainKey, plain.text());
        }
    }

    private static Object nested(Text text) {
        if (text instanceof Plain plain) {
            return plain.text();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "", "loc", text);
        return json;
    }
}
