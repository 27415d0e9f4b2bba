/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One request as the client sent it.
 *
 * @param method the {@code :method}
 * @param path the {@code :path}
 * @param headers the regular header fields as they came, in their order, names in lower case
 * @param environment the environment whose listener it came through
 * @param listener which of that environment's listeners
 * @param receivedAt when it was complete, on the fake's clock
 * @param pathIndexed whether the client put the {@code :path} into HPACK's dynamic table (RFC 7541, section 6.2.1)
 */
public record ApnsRequest(
        String method,
        String path,
        List<Header> headers,
        Body body,
        Environment environment,
        ListenerKind listener,
        Connection connection,
        Instant receivedAt,
        boolean pathIndexed) {

    public ApnsRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        headers = List.copyOf(requireNonNull(headers, "headers"));
        requireNonNull(body, "body");
        requireNonNull(environment, "environment");
        requireNonNull(listener, "listener");
        requireNonNull(connection, "connection");
        requireNonNull(receivedAt, "receivedAt");
    }

    /** Returns the request as it may be shown: without credentials, and without the signature of a provider token. */
    @Override
    public String toString() {
        return "ApnsRequest[method=" + SignatureMask.in(method) + ", path=" + SignatureMask.in(path) + ", headers="
                + headers + ", body=" + body + ", environment=" + environment + ", listener=" + listener
                + ", connection="
                + connection + ", receivedAt=" + receivedAt + ", pathIndexed=" + pathIndexed + "]";
    }

    /** Returns the value of the first header field of this name, without spaces and tabs around it. */
    public Optional<String> header(String name) {
        String wanted = lowerCase(requireNonNull(name, "name"));
        for (Header header : headers) {
            if (header.name().equals(wanted)) {
                return Optional.of(header.trimmed());
            }
        }
        return Optional.empty();
    }

    /** Returns {@code name} itself if it is in lower case, as the names of the protocol are. */
    private static String lowerCase(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c > '~') {
                return name.toLowerCase(Locale.ROOT);
            }
        }
        return name;
    }

    /**
     * Returns the topic of a device push as the rules read it: {@code apns-topic}, or where that is absent or empty the only topic
     * of the client certificate. Well-formed or not; empty where there is none, or several.
     */
    public Optional<String> topic() {
        return header(ApnsHeaders.TOPIC)
                .filter(topic -> !topic.isEmpty())
                .or(() -> deviceToken()
                        .flatMap(push -> connection.certificate())
                        .flatMap(ClientCertificate::defaultTopic)
                        .map(Topic::value));
    }

    /** Returns the part of the path that names a device token, well-formed or not; empty for any other path. */
    public Optional<String> deviceToken() {
        return path.startsWith(ApnsPaths.DEVICE)
                ? Optional.of(path.substring(ApnsPaths.DEVICE.length()))
                : Optional.empty();
    }

    /** Returns the part of the path of a broadcast that names an app, well-formed or not; empty for any other path. */
    public Optional<String> broadcastBundleId() {
        return path.startsWith(ApnsPaths.BROADCAST)
                ? Optional.of(path.substring(ApnsPaths.BROADCAST.length()))
                : Optional.empty();
    }
}
