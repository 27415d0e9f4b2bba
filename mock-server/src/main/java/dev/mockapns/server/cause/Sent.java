/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.quoting.Quoted;

/** What a client sent, as a cause holds it: without signatures of provider tokens, on one line, cut where it is long. */
final class Sent {

    private static final int LONGEST = 60;

    /** Of a member of a provider token or payload. */
    private static final int LONGEST_MEMBER = 40;

    /** Of a header field that breaks a rule of HTTP/2. */
    private static final int LONGEST_FIELD = 100;

    private Sent() {}

    static String text(String text, String name) {
        return cut(requireNonNull(text, name), LONGEST);
    }

    /** Returns the name or value of a member of a provider token or payload. */
    static String member(String text, String name) {
        return cut(requireNonNull(text, name), LONGEST_MEMBER);
    }

    /** Returns the name or value of a header field that breaks a rule of HTTP/2. */
    static String field(String text, String name) {
        return cut(requireNonNull(text, name), LONGEST_FIELD);
    }

    /** Returns a topic as it was sent. A provider token in the wrong place can be a well-formed topic. */
    static String topic(String topic, String name) {
        return Quoted.plain(requireNonNull(topic, name));
    }

    /** Returns a topic of this fake or another, with {@code -} instead of the signature of a provider token. */
    static Topic topic(Topic topic, String name) {
        String plain = topic(requireNonNull(topic, name).value(), name);
        return plain.equals(topic.value()) ? topic : Topic.of(plain.replace('…', '-'));
    }

    /** Returns a path, with the device token in it shortened. */
    static String path(String path) {
        return requireNonNull(path, "path").startsWith(ApnsPaths.DEVICE)
                ? ApnsPaths.DEVICE + Quoted.deviceToken(path.substring(ApnsPaths.DEVICE.length()))
                : text(path, "path");
    }

    /** Escapes before it cuts, so that what a cause holds stays as it is when the cause is created again from its parts. */
    private static String cut(String text, int longest) {
        return Quoted.plain(Quoted.plain(text), longest);
    }
}
