/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.ReasonSpelling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes answers as APNs does. Source: Apple, <em>Handling notification responses from APNs</em>. */
final class Replies {

    /** For a reason that this library does not know. */
    private static final int BAD_REQUEST = 400;

    private static final Header JSON = new Header("content-type", "application/json");

    /** Where the live service spells a reason otherwise than Apple's page. */
    private static final Set<KnownReason> DISPUTED =
            EnumSet.of(KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN, KnownReason.BROADCAST_FEATURE_NOT_ENABLED);

    private Replies() {}

    /** @param found what the answer's body holds where nothing was rejected */
    static Reply of(
            AnswerId id,
            Environment environment,
            Verdict verdict,
            String found,
            ConnectionState next,
            Options options,
            Consumer<? super ExchangeEvent> later) {
        List<Header> headers = new ArrayList<>(3);
        headers.add(new Header(id.header(), id.text()));
        if (environment == Environment.SANDBOX && !id.isForRequest()) {
            headers.add(new Header(ApnsHeaders.UNIQUE_ID, AnswerId.randomUuid().toString()));
        }
        if (verdict instanceof Verdict.ChannelCreated created) {
            headers.add(new Header(ApnsHeaders.CHANNEL_ID, created.channelId()));
        }
        if (verdict.rejected().isPresent() && options.wire().errorContentType()) {
            headers.add(JSON);
        }
        String body = verdict.rejected()
                .map(rejected ->
                        body(rejected, options.wire().spelling() == ReasonSpelling.DOCUMENTED, id.isForRequest()))
                .orElse(found);
        return new Reply(verdict.status(), headers, body, ConnectionRules.afterAnswer(next, options), next, later);
    }

    static int status(Reason reason) {
        return reason instanceof KnownReason known ? known.status() : BAD_REQUEST;
    }

    /** The page of the device API prints ServiceUnavailable, and that of the broadcast API Service Unavailable. */
    private static boolean isDisputed(KnownReason reason, boolean ofBroadcastApi) {
        return DISPUTED.contains(reason) || (ofBroadcastApi && reason == KnownReason.SERVICE_UNAVAILABLE);
    }

    private static String body(Verdict.Rejected rejected, boolean asDocumented, boolean ofBroadcastApi) {
        String timestamp = rejected.timestamp()
                .map(at -> ",\"timestamp\":" + at.toEpochMilli())
                .orElse("");
        return "{\"reason\":\"" + text(rejected.reason(), asDocumented, ofBroadcastApi) + "\"" + timestamp + "}";
    }

    private static String text(Reason reason, boolean asDocumented, boolean ofBroadcastApi) {
        if (asDocumented && reason instanceof KnownReason known && isDisputed(known, ofBroadcastApi)) {
            return known.spellings().get(1);
        }
        return new String(JsonStringEncoder.getInstance().quoteAsString(reason.wireText()));
    }
}
