/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.world.ProviderCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A request that nothing is wrong with, until a test spoils it. */
final class Push {

    private final TestCore core;
    private String method = "POST";
    private String path;
    private final List<Header> headers = new ArrayList<>();
    private Body body = Body.of("{\"aps\":{\"alert\":\"Hello\"}}".getBytes(UTF_8));
    private ListenerKind listener = ListenerKind.PUSH;
    private Environment environment = Environment.PRODUCTION;
    private OneConnection connection = new OneConnection();
    private long connectionNumber = 1;
    private Instant connectionOpenedAt;
    private boolean pathIndexed;
    private String remoteAddress = "127.0.0.1:50000";

    Push(TestCore core, DeviceToken token) {
        this.core = core;
        this.path = ApnsPaths.DEVICE + token.hex();
        headers.add(new Header(ApnsHeaders.AUTHORIZATION, "bearer " + core.jwt()));
        headers.add(new Header(ApnsHeaders.TOPIC, TestCore.TOPIC));
        headers.add(new Header(ApnsHeaders.PUSH_TYPE, PushType.ALERT.wireText()));
        connectionOpenedAt = core.world.clock().instant();
    }

    Push method(String method) {
        this.method = method;
        return this;
    }

    Push path(String path) {
        this.path = path;
        return this;
    }

    Push without(String header) {
        headers.removeIf(other -> other.name().equals(header));
        return this;
    }

    Push with(String header, String value) {
        without(header);
        return also(header, value);
    }

    Push also(String header, String value) {
        headers.add(new Header(header, value));
        return this;
    }

    Push bearer(String providerToken) {
        return with(ApnsHeaders.AUTHORIZATION, "bearer " + providerToken);
    }

    /** Sends it to another topic, and with another push type if the topic is one for another. */
    Push topic(String topic) {
        Topic.parse(topic).flatMap(Topic::suffixType).ifPresent(type -> with(ApnsHeaders.PUSH_TYPE, type.wireText()));
        return with(ApnsHeaders.TOPIC, topic);
    }

    Push body(String text) {
        return body(Body.of(text.getBytes(UTF_8)));
    }

    Push body(Body body) {
        this.body = body;
        return this;
    }

    Push on(OneConnection connection) {
        this.connection = connection;
        return this;
    }

    /** Sends it on a new connection of a client that shows this certificate, without a provider token. */
    Push with(ProviderCertificate certificate) {
        return without(ApnsHeaders.AUTHORIZATION).on(OneConnection.with(core, certificate, environment));
    }

    Push to(Environment environment) {
        this.environment = environment;
        return this;
    }

    Push through(ListenerKind listener) {
        this.listener = listener;
        return this;
    }

    Push on(long connectionNumber, Instant openedAt) {
        this.connectionNumber = connectionNumber;
        this.connectionOpenedAt = openedAt;
        return this;
    }

    Push indexed() {
        this.pathIndexed = true;
        return this;
    }

    Push from(String remoteAddress) {
        this.remoteAddress = remoteAddress;
        return this;
    }

    Reply reply() {
        Reply reply = core.pipeline.answer(request(), connection.state());
        connection.become(reply.next());
        return reply;
    }

    /** Sends the push and returns what the journal has of it. */
    Exchange send() {
        reply();
        List<Exchange> all = core.journal.exchanges();
        return all.get(all.size() - 1);
    }

    ApnsRequest request() {
        return new ApnsRequest(
                method,
                path,
                headers,
                body,
                environment,
                listener,
                new Connection(
                        connectionNumber, remoteAddress, "TLSv1.3", connection.certificate(), connectionOpenedAt),
                core.world.clock().instant(),
                pathIndexed);
    }
}
