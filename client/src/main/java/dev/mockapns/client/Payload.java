/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.PushType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of a push, as the bytes that are sent. Immutable.
 *
 * <p>Source: Apple, <em>Generating a remote notification</em>, and the page of each push type.
 */
public final class Payload {

    private final byte[] bytes;
    private final Optional<PushType> pushType;

    Payload(byte[] bytes) {
        this.bytes = bytes;
        this.pushType = Optional.empty();
    }

    Payload(byte[] bytes, PushType pushType) {
        this.bytes = bytes;
        this.pushType = Optional.of(pushType);
    }

    /** Returns a builder that knows every key of the {@code aps} dictionary. */
    public static PayloadBuilder builder() {
        return new PayloadBuilder();
    }

    /** Returns {@code {"aps":{"alert":body}}}. */
    public static Payload alert(String body) {
        return builder().alert(body).build();
    }

    /** Returns {@code {"aps":{"alert":{"title":title,"body":body}}}}. */
    public static Payload alert(String title, String body) {
        return builder().alert(title, body).build();
    }

    /**
     * Returns {@code {"aps":{"content-available":1}}}: wakes the app, shows nothing. For data of your own use
     * {@code Payload.builder().contentAvailable().custom(…)}.
     */
    public static Payload background() {
        return builder().contentAvailable().build();
    }

    /**
     * Returns a builder of a payload that starts a Live Activity. Apple requires an alert in it.
     *
     * @param timestamp when the state was true; the system drops what is older than what it has
     * @param attributesType the name of the app's {@code ActivityAttributes} type
     * @param attributes its values: a map, a Jackson node or an object that Jackson can write as a JSON object
     * @param contentState the first state, likewise
     */
    public static PayloadBuilder liveActivityStart(
            Instant timestamp, String attributesType, Object attributes, Object contentState) {
        requireNonNull(timestamp, "timestamp");
        requireNonNull(attributesType, "attributesType");
        requireNonNull(attributes, "attributes");
        requireNonNull(contentState, "contentState");
        return builder()
                .event(LiveActivityEvent.START)
                .timestamp(timestamp)
                .attributes(attributesType, attributes)
                .contentState(contentState);
    }

    /**
     * Returns a builder of a payload that updates a Live Activity.
     *
     * @param timestamp when the state was true; the system drops what is older than what it has
     * @param contentState a map, a Jackson node or an object that Jackson can write as a JSON object
     */
    public static PayloadBuilder liveActivityUpdate(Instant timestamp, Object contentState) {
        requireNonNull(timestamp, "timestamp");
        requireNonNull(contentState, "contentState");
        return builder().event(LiveActivityEvent.UPDATE).timestamp(timestamp).contentState(contentState);
    }

    /**
     * Returns a builder of a payload that ends a Live Activity.
     *
     * @param timestamp when the state was true; the system drops what is older than what it has
     * @param finalContentState what stays on the lock screen until the dismissal date
     */
    public static PayloadBuilder liveActivityEnd(Instant timestamp, Object finalContentState) {
        requireNonNull(timestamp, "timestamp");
        requireNonNull(finalContentState, "finalContentState");
        return builder().event(LiveActivityEvent.END).timestamp(timestamp).contentState(finalContentState);
    }

    /** Returns {@code {"aps":{"content-changed":true}}} for widgets: they fetch new content. */
    public static Payload widgetsChanged() {
        return builder().contentChanged().build(PushType.WIDGETS);
    }

    /** Returns {@code {"aps":{"content-changed":true}}} for controls: they fetch their new value. */
    public static Payload controlsChanged() {
        return builder().contentChanged().build(PushType.CONTROLS);
    }

    /** Returns {@code {"mdm":pushMagic}}: tells a managed device to contact its MDM server. */
    public static Payload mdm(String pushMagic) {
        return new Payload(Json.bytes(Map.of("mdm", requireNonNull(pushMagic, "pushMagic"))), PushType.MDM);
    }

    /**
     * Returns a payload that tells a file provider extension that {@code containerIdentifier} of {@code domain} has
     * changed.
     */
    public static Payload fileProvider(String containerIdentifier, String domain) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("container-identifier", requireNonNull(containerIdentifier, "containerIdentifier"));
        members.put("domain", requireNonNull(domain, "domain"));
        return new Payload(Json.bytes(members), PushType.FILE_PROVIDER);
    }

    /** Returns a payload of exactly this text, in UTF-8; it is not checked. */
    public static Payload ofJson(String json) {
        return new Payload(requireNonNull(json, "json").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a payload of a copy of exactly these bytes; they are not checked. */
    public static Payload ofBytes(byte[] bytes) {
        return new Payload(requireNonNull(bytes, "bytes").clone());
    }

    /** Returns the size in bytes, which {@link PushType#maxPayloadBytes()} limits. */
    public int sizeInBytes() {
        return bytes.length;
    }

    /** Returns a copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Returns the payload as text. */
    public String json() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the push type that this payload was built for; empty if it was made of bytes or text. */
    public Optional<PushType> pushType() {
        return pushType;
    }

    /** Returns the bytes without a copy, for callers that do not change them. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns {@link #json()}. */
    @Override
    public String toString() {
        return json();
    }
}
