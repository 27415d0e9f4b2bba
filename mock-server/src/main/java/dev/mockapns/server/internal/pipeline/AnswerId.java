/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.rules.RuleSet;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The {@code apns-id} of an answer; for broadcast and channel management, the {@code apns-request-id}.
 *
 * @param header the name of the header field
 * @param text as the request spelled it; where APNs makes one, in upper case and without a UUID version, as observed
 */
record AnswerId(String header, ApnsId value, String text) {

    static AnswerId of(ApnsRequest request) {
        String header = RuleSet.of(request).usesRequestId() ? ApnsHeaders.REQUEST_ID : ApnsHeaders.ID;
        Optional<String> sent =
                request.header(header).filter(id -> ApnsId.parse(id).isPresent());
        if (sent.isPresent()) {
            return new AnswerId(header, ApnsId.of(sent.get()), sent.get());
        }
        ApnsId made = new ApnsId(randomUuid());
        return new AnswerId(header, made, made.toString().toUpperCase(Locale.ROOT));
    }

    /** Tells whether this is an answer of the broadcast API, which has ids of requests and not of pushes. */
    boolean isForRequest() {
        return header.equals(ApnsHeaders.REQUEST_ID);
    }

    /** Returns 128 random bits: not secret, so the fast generator is enough. */
    static UUID randomUuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
