/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes an exchange as the few lines that people read. */
final class ExchangeText {

    private static final int LONGEST = 120;
    private static final int MOST_EVENTS = 5;

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
                + certificate + "  → " + outcome(exchange, dialect) + events(exchange) + warnings(exchange, dialect);
    }

    private static String events(Exchange exchange) {
        List<ExchangeEvent> events = exchange.events();
        if (events.isEmpty()) {
            return "";
        }
        long more = events.size() - MOST_EVENTS + exchange.droppedEvents();
        return events.stream()
                .limit(MOST_EVENTS)
                .map(event -> event.at() + " " + described(event))
                .collect(Collectors.joining(", ", "\n    later    ", more > 0 ? " and " + more + " more" : ""));
    }

    private static String described(ExchangeEvent event) {
        if (event instanceof ExchangeEvent.Lost lost) {
            return "lost for " + lost.device() + " ("
                    + lost.why().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        }
        if (event instanceof ExchangeEvent.StreamReset reset) {
            return "stream reset by the client (error code " + reset.errorCode() + ")";
        }
        return event instanceof ExchangeEvent.Delivered delivered
                ? "delivered to " + delivered.device()
                : "answer not sent";
    }

    private static String warnings(Exchange exchange, Dialect dialect) {
        return exchange.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.WARN)
                .map(warning -> isExplained(exchange, warning)
                        ? "\n    source   " + warning.source()
                        : warning(warning, dialect))
                .collect(Collectors.joining());
    }

    /** Tells whether the delivery has the same cause: a body that is not JSON is discarded, and is worth a warning, too. */
    private static boolean isExplained(Exchange exchange, Finding warning) {
        return exchange.verdict() instanceof Verdict.Accepted accepted
                && accepted.delivery().cause().equals(warning.cause());
    }

    private static String warning(Finding finding, Dialect dialect) {
        Explanation words = finding.explanation(dialect);
        return "\n    warning  " + words.because() + "\n    advice   " + words.advice() + " (source: "
                + finding.source() + ")";
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

    /** Returns the spelling in the answer, which an option chooses: people search for what their log has. */
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
