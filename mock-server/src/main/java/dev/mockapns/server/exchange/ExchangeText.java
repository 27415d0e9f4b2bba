/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes an exchange as the few lines that people read. */
final class ExchangeText {

    private static final int LONGEST = 120;

    private ExchangeText() {}

    static String of(Exchange exchange, Dialect dialect) {
        ApnsRequest request = exchange.request();
        String topic = request.topic().map(value -> "  topic=" + cut(value)).orElse("");
        String certificate = request.connection()
                .certificate()
                .map(shown -> "  certificate=" + shown.serialNumber())
                .orElse("");
        String channel = request.header(ApnsHeaders.CHANNEL_ID)
                .map(value -> "  channel=" + cut(value))
                .orElse("");
        return "#" + exchange.number() + "  " + cut(request.method()) + " " + path(request) + topic + channel
                + certificate + "  → " + outcome(exchange, dialect) + events(exchange) + warnings(exchange);
    }

    private static String events(Exchange exchange) {
        return exchange.events().isEmpty()
                ? ""
                : exchange.events().stream()
                        .map(event -> event.at() + " " + described(event))
                        .collect(Collectors.joining(", ", "\n    later    ", ""));
    }

    private static String described(ExchangeEvent event) {
        if (event instanceof ExchangeEvent.Lost lost) {
            return "lost (" + lost.why().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        }
        if (event instanceof ExchangeEvent.StreamReset reset) {
            return "stream reset by the client (error code " + reset.errorCode() + ")";
        }
        return event instanceof ExchangeEvent.Delivered ? "delivered" : "answer not sent";
    }

    private static String warnings(Exchange exchange) {
        return exchange.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.WARN)
                .map(warning -> "\n    warning  " + warning.sentence() + "\n    advice   " + warning.advice()
                        + " (source: " + warning.source() + ")")
                .collect(Collectors.joining());
    }

    private static String path(ApnsRequest request) {
        return request.deviceToken()
                .map(token -> ApnsPaths.DEVICE + Quoted.deviceToken(token))
                .orElse(cut(request.path()));
    }

    private static String outcome(Exchange exchange, Dialect dialect) {
        Verdict verdict = exchange.verdict();
        if (verdict instanceof Verdict.Rejected rejected) {
            return rejected.status() + " " + asSent(rejected.reason(), exchange.answerBody())
                    + lines(rejected.explanation(dialect));
        }
        if (verdict instanceof Verdict.Accepted accepted) {
            Delivery delivery = accepted.delivery();
            String outcome = delivery.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return accepted.status() + " " + outcome + lines(delivery.explanation(dialect));
        }
        if (verdict instanceof Verdict.ChannelCreated created) {
            return created.status() + " created channel " + created.channelId();
        }
        if (verdict instanceof Verdict.Found found) {
            return found.status() + " found " + found.channels() + (found.channels() == 1 ? " channel" : " channels");
        }
        if (verdict instanceof Verdict.Deleted deleted) {
            return deleted.status() + " deleted channel " + deleted.channelId();
        }
        return Integer.toString(verdict.status());
    }

    private static String lines(Explanation explanation) {
        String advice = explanation.advice();
        return "\n    because  " + explanation.because() + (advice.isEmpty() ? "" : "\n    advice   " + advice);
    }

    /** An option may spell it as documented; people search for what their log has. */
    private static String asSent(Reason reason, String body) {
        return reason instanceof KnownReason known
                ? known.spellings().stream()
                        .filter(spelling -> body.contains('"' + spelling + '"'))
                        .findFirst()
                        .orElse(known.wireText())
                : reason.wireText();
    }

    private static String cut(String text) {
        return Quoted.plain(text, LONGEST);
    }
}
