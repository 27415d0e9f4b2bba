/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.server.internal.request.ParsedField;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The {@code apns-id} of an answer; for broadcast and channel management, the {@code apns-request-id}.
 *
 * @param header the name of the header field
 * @param text as the request spelled it; where APNs makes one, in upper case and without a UUID version, as observed
 */
record AnswerId(String header, ApnsId value, String text) {

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 36;

    /** @param headers of the request */
    static AnswerId of(RuleSet ruleSet, RequestHeaders headers) {
        String header = ruleSet.usesRequestId() ? ApnsHeaders.REQUEST_ID : ApnsHeaders.ID;
        ParsedField<ApnsId> sent = ruleSet.usesRequestId() ? headers.requestId() : headers.id();
        ApnsId value = sent.value();
        if (value != null) {
            return new AnswerId(header, value, sent.text());
        }
        UUID made = randomUuid();
        return new AnswerId(header, new ApnsId(made), upperCase(made));
    }

    private static String upperCase(UUID uuid) {
        byte[] text = new byte[LENGTH];
        hex(uuid.getMostSignificantBits() >>> 32, 8, text, 0);
        hex(uuid.getMostSignificantBits() >>> 16, 4, text, 9);
        hex(uuid.getMostSignificantBits(), 4, text, 14);
        hex(uuid.getLeastSignificantBits() >>> 48, 4, text, 19);
        hex(uuid.getLeastSignificantBits(), 12, text, 24);
        text[8] = '-';
        text[13] = '-';
        text[18] = '-';
        text[23] = '-';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes the lowest {@code digits} hex digits of {@code bits}. */
    private static void hex(long bits, int digits, byte[] text, int at) {
        for (int i = digits - 1, shift = 0; i >= 0; i--, shift += 4) {
            text[at + i] = DIGITS[(int) (bits >>> shift) & 0xf];
        }
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
