/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mockapns.server.Journal;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import java.io.IOException;
import java.util.List;

/** The journal as JSON, for tools. */
final class JournalJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JournalJson() {}

    static byte[] bytes(Journal journal) throws JsonProcessingException {
        ObjectNode json = MAPPER.createObjectNode().put("dropped", journal.dropped());
        ArrayNode exchanges = json.putArray("exchanges");
        journal.exchanges().forEach(exchange -> put(exchanges.addObject(), exchange));
        ArrayNode connections = json.putArray("connections");
        journal.connections().forEach(connection -> put(connections.addObject(), connection));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static void put(ObjectNode json, Exchange exchange) {
        json.put("number", exchange.number());
        json.put("judgedAt", exchange.judgedAt().toString());
        put(json.putObject("request"), exchange.request());
        put(json.putObject("verdict"), exchange.verdict());
        ObjectNode answer = json.putObject("answer");
        put(answer.putArray("headers"), exchange.answerHeaders());
        answer.put("body", exchange.answerBody());
        ArrayNode findings = json.putArray("findings");
        exchange.findings().forEach(finding -> put(findings.addObject(), finding));
    }

    private static void put(ObjectNode json, ConnectionRecord connection) {
        json.put("number", connection.number()).put("remoteAddress", connection.remoteAddress());
        connection.environment().ifPresent(environment -> json.put("environment", environment.name()));
        connection.listener().ifPresent(listener -> json.put("listener", listener.name()));
        json.put("port", connection.port())
                .put("openedAt", connection.openedAt().toString());
        connection.closedAt().ifPresent(at -> json.put("closedAt", at.toString()));
        ArrayNode events = json.putArray("events");
        connection.events().forEach(event -> put(events.addObject(), event));
        json.put("droppedEvents", connection.droppedEvents());
    }

    private static void put(ObjectNode json, ConnectionEvent event) {
        json.put("kind", event.kind().name()).put("at", event.at().toString()).put("because", event.because());
        event.advice().ifPresent(advice -> json.put("advice", advice));
    }

    private static void put(ObjectNode json, Finding finding) {
        json.put("level", finding.level().name())
                .put("name", finding.name())
                .put("sentence", finding.sentence())
                .put("advice", finding.advice())
                .put("source", finding.source());
    }

    private static void put(ObjectNode json, ApnsRequest request) {
        json.put("environment", request.environment().name());
        json.put("listener", request.listener().name());
        json.put("method", request.method());
        json.put("path", request.path());
        put(json.putArray("headers"), request.headers());
        put(json.putObject("body"), request.body());
        ObjectNode connection = json.putObject("connection")
                .put("number", request.connection().number())
                .put("remoteAddress", request.connection().remoteAddress())
                .put("protocol", request.connection().protocol());
        request.connection()
                .certificate()
                .ifPresent(certificate -> put(connection.putObject("certificate"), certificate));
        json.put("receivedAt", request.receivedAt().toString());
    }

    private static void put(ObjectNode json, ClientCertificate certificate) {
        json.put("serialNumber", certificate.serialNumber())
                .put("commonName", certificate.commonName())
                .put("issuer", certificate.issuer())
                .put("issuedHere", certificate.issuedHere())
                .put("notBefore", certificate.notBefore().toString())
                .put("notAfter", certificate.notAfter().toString());
        ArrayNode topics = json.putArray("topics");
        certificate.topics().forEach(topic -> topics.add(topic.value()));
    }

    private static void put(ArrayNode json, List<Header> headers) {
        for (Header header : headers) {
            json.addObject().put("name", header.name()).put("value", header.value());
        }
    }

    private static void put(ObjectNode json, Body body) {
        json.put("length", body.length()).put("base64", body.bytes());
        try {
            json.set("json", MAPPER.readTree(body.bytes()));
        } catch (IOException e) {
            json.put("notJson", e.getMessage());
        }
    }

    private static void put(ObjectNode json, Verdict verdict) {
        json.put("status", verdict.status());
        if (verdict instanceof Verdict.Accepted accepted) {
            Delivery delivery = accepted.delivery();
            json.put("delivery", delivery.outcome().name()).put("because", delivery.because());
        }
        if (verdict instanceof Verdict.ChannelCreated created) {
            json.put("channelId", created.channelId());
        }
        if (verdict instanceof Verdict.Deleted deleted) {
            json.put("channelId", deleted.channelId());
        }
        if (verdict instanceof Verdict.Found found) {
            json.put("channels", found.channels());
        }
        verdict.rejected().ifPresent(rejected -> {
            json.put("reason", rejected.reason().wireText());
            json.put("because", rejected.explanation().because());
            json.put("advice", rejected.explanation().advice());
            rejected.timestamp().ifPresent(since -> json.put("timestamp", since.toString()));
        });
    }
}
