/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.client.Alert.Localized;
import dev.mockapns.client.Alert.Plain;
import dev.mockapns.client.Alert.Text;
import java.util.List;
import java.util.Optional;

/**
 * Builds an {@link Alert}. Text and key of the same part exclude each other: the later call wins. Not thread-safe.
 */
public final class AlertBuilder {

    private Optional<Text> title = Optional.empty();
    private Optional<Text> subtitle = Optional.empty();
    private Optional<Text> body = Optional.empty();
    private Optional<String> launchImage = Optional.empty();

    AlertBuilder() {}

    /** Sets {@code title}. */
    public AlertBuilder title(String title) {
        this.title = Optional.of(new Plain(requireNonNull(title, "title")));
        return this;
    }

    /** Sets {@code subtitle}. */
    public AlertBuilder subtitle(String subtitle) {
        this.subtitle = Optional.of(new Plain(requireNonNull(subtitle, "subtitle")));
        return this;
    }

    /** Sets {@code body}. */
    public AlertBuilder body(String body) {
        this.body = Optional.of(new Plain(requireNonNull(body, "body")));
        return this;
    }

    /** Sets {@code title-loc-key} and, where there are arguments, {@code title-loc-args}. */
    public AlertBuilder localizedTitle(String key, String... arguments) {
        this.title = Optional.of(localized(key, arguments));
        return this;
    }

    /** Sets {@code subtitle-loc-key} and, where there are arguments, {@code subtitle-loc-args}. */
    public AlertBuilder localizedSubtitle(String key, String... arguments) {
        this.subtitle = Optional.of(localized(key, arguments));
        return this;
    }

    /** Sets {@code loc-key} and, where there are arguments, {@code loc-args}. */
    public AlertBuilder localizedBody(String key, String... arguments) {
        this.body = Optional.of(localized(key, arguments));
        return this;
    }

    /** Sets {@code launch-image}. */
    public AlertBuilder launchImage(String launchImage) {
        this.launchImage = Optional.of(requireNonNull(launchImage, "launchImage"));
        return this;
    }

    /** Returns the alert. */
    public Alert build() {
        return new Alert(title, subtitle, body, launchImage);
    }

    private static Text localized(String key, String... arguments) {
        return new Localized(key, List.of(requireNonNull(arguments, "arguments")));
    }
}
