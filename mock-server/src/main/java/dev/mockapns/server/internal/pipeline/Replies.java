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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes answers as APNs does. Source: Apple, <em>Handling notification responses from APNs</em>. */
final class Replies {

    /** For a reason that this library does not know. */
    private static final int BAD_REQUEST = 400;

    private static final Header JSON = new Header("content-type", "application/json");

    /** Where the live service spells a reason otherwise than Apple's page. */
    private static final Set<KnownReason> DISPUTED =
            EnumSet.of(KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN, KnownReason.BROADCAST_FEATURE_NOT_ENABLED);

    private Replies() {}

    /** @param accepted the body of the answer if nothing was rejected */
    static Reply of(
            AnswerId id,
            Environment environment,
            Verdict verdict,
            String accepted,
            ConnectionState next,
            Options options,
            Consumer<? super ExchangeEvent> later) {
        Verdict.Rejected rejected = verdict instanceof Verdict.Rejected found ? found : null;
        boolean json = rejected != null && options.wire().errorContentType();
        String body = rejected == null
                ? accepted
                : body(rejected, options.wire().spelling() == ReasonSpelling.DOCUMENTED, id.isForRequest());
        return new Reply(
                verdict.status(),
                headers(new Header(id.header(), id.text()), secondId(id, environment, verdict), json),
                body,
                ConnectionRules.afterAnswer(next, options),
                next,
                later);
    }

    /** Returns the id that the answer has beside that of the request; null if there is none. */
    private static @Nullable Header secondId(AnswerId id, Environment environment, Verdict verdict) {
        if (environment == Environment.SANDBOX && !id.isForRequest()) {
            return new Header(ApnsHeaders.UNIQUE_ID, AnswerId.randomUuid().toString());
        }
        return verdict instanceof Verdict.ChannelCreated created
                ? new Header(ApnsHeaders.CHANNEL_ID, created.channelId())
                : null;
    }

    private static List<Header> headers(Header id, @Nullable Header second, boolean json) {
        if (second == null) {
            return json ? List.of(id, JSON) : List.of(id);
        }
        return json ? List.of(id, second, JSON) : List.of(id, second);
    }

    static int status(Reason reason) {
        return reason instanceof KnownReason known ? known.status() : BAD_REQUEST;
    }

    /** The page of the device API prints ServiceUnavailable, and that of the broadcast API Service Unavailable. */
    private static boolean isDisputed(KnownReason reason, boolean ofBroadcastApi) {
        return DISPUTED.contains(reason) || (ofBroadcastApi && reason == KnownReason.SERVICE_UNAVAILABLE);
    }

    private static String body(Verdict.Rejected rejected, boolean asDocumented, boolean ofBroadcastApi) {
        String reason = text(rejected.reason(), asDocumented, ofBroadcastApi);
        return rejected.timestamp().isPresent()
                ? "{\"reason\":\"" + reason + "\",\"timestamp\":"
                        + rejected.timestamp().get().toEpochMilli() + "}"
                : "{\"reason\":\"" + reason + "\"}";
    }

    private static String text(Reason reason, boolean asDocumented, boolean ofBroadcastApi) {
        if (reason instanceof KnownReason known) {
            return asDocumented && isDisputed(known, ofBroadcastApi)
                    ? known.spellings().get(1)
                    : known.wireText();
        }
        return new String(JsonStringEncoder.getInstance().quoteAsString(reason.wireText()));
    }
}
