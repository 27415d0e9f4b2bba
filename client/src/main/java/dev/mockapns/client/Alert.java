/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The text of a notification. Title, subtitle and body are each a text, or a key into the app's
 * {@code Localizable.strings} with arguments.
 *
 * <p>Source: Apple, <em>Generating a remote notification</em>.
 *
 * @param title the short headline
 * @param subtitle a line below the title
 * @param body the message
 * @param launchImage the launch image or storyboard to show while the app starts
 */
public record Alert(Optional<Text> title, Optional<Text> subtitle, Optional<Text> body, Optional<String> launchImage) {

    public Alert {
        requireNonNull(title, "title");
        requireNonNull(subtitle, "subtitle");
        requireNonNull(body, "body");
        requireNonNull(launchImage, "launchImage");
    }

    /** Returns an alert with this body. */
    public static Alert of(String body) {
        return builder().body(body).build();
    }

    /** Returns an alert with this title and body. */
    public static Alert of(String title, String body) {
        return builder().title(title).body(body).build();
    }

    /** Returns a builder of alerts. */
    public static AlertBuilder builder() {
        return new AlertBuilder();
    }

    /** A text of an alert. */
    public sealed interface Text {}

    /**
     * A text that is shown as it is.
     *
     * @param text in the user's language
     */
    public record Plain(String text) implements Text {

        public Plain {
            requireNonNull(text, "text");
        }
    }

    /**
     * A text that the app looks up.
     *
     * @param key in the app's {@code Localizable.strings}
     * @param arguments what replaces the placeholders of the string, in order
     */
    public record Localized(String key, List<String> arguments) implements Text {

        public Localized {
            requireNonNull(key, "key");
            arguments = List.copyOf(requireNonNull(arguments, "arguments"));
        }
    }
}
