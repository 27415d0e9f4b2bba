/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.quoting.Quoted;

/** A topic that a client sent, as a cause holds it. A provider token in the wrong place can be a well-formed topic. */
final class SentTopic {

    private SentTopic() {}

    /** Returns the topic, with {@code -} instead of the signature of a provider token. */
    static Topic of(Topic topic, String name) {
        String plain = Quoted.plain(requireNonNull(topic, name).value());
        return plain.equals(topic.value()) ? topic : Topic.of(plain.replace('…', '-'));
    }
}
