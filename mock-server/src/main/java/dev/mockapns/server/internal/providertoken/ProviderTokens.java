/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.WorldView;
import dev.mockapns.server.options.NonstandardTokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads provider tokens, and remembers those that are genuine, so that a signature is checked once and not once a push.
 * The oldest are forgotten first. Thread-safe.
 */
public final class ProviderTokens {

    private static final int MAX_REMEMBERED = 10_000;

    /** What a token takes beside its text. */
    private static final int OVERHEAD_BYTES = 400;

    private final int capacity;
    private final long maxBytes = MemoryBudget.PROVIDER_TOKENS.bytes();
    private final Map<String, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public ProviderTokens() {
        this(MAX_REMEMBERED);
    }

    ProviderTokens(int capacity) {
        this.capacity = capacity;
    }

    private record Remembered(RegisteredKey key, Age age, List<String> dialects) {}

    /**
     * Reads a provider token.
     *
     * @param now the fake's time
     * @param wall the machine's time
     */
    public Reading read(String text, WorldView world, NonstandardTokens dialects, Instant now, Instant wall) {
        Optional<Remembered> known = find(text);
        if (known.isPresent()) {
            return recall(known.get(), world, dialects);
        }
        try {
            Parsed token = Parser.parse(text);
            Optional<Cause> fault = Claims.fault(token, world);
            if (fault.isPresent()) {
                return Reading.faulty(fault.get());
            }
            RegisteredKey key = token.keyId().flatMap(world::key).orElseThrow();
            if (!Signatures.verify(token, key.publicKey())) {
                return Reading.faulty(
                        "the signature of the provider token does not verify with key " + key.keyId() + " of team "
                                + key.teamId(),
                        "sign with the .p8 file that belongs to key id " + key.keyId()
                                + ", with ES256 over the first two segments exactly as they are sent");
            }
            Remembered genuine = new Remembered(key, new Age(token.issuedAt().seconds(), now, wall), token.dialects());
            remember(text, genuine);
            return judge(genuine, key, dialects);
        } catch (Malformed e) {
            return Reading.faulty(e.cause());
        }
    }

    /** Forgets all tokens. */
    public void reset() {
        synchronized (remembered) {
            remembered.clear();
            bytes = 0;
        }
    }

    /** Returns how many tokens are remembered. */
    int size() {
        synchronized (remembered) {
            return remembered.size();
        }
    }

    private Optional<Remembered> find(String text) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(text));
        }
    }

    private void remember(String text, Remembered token) {
        synchronized (remembered) {
            if (remembered.put(text, token) == null) {
                bytes += weight(text);
            }
            while (remembered.size() > capacity || bytes > maxBytes) {
                String oldest = remembered.keySet().iterator().next();
                remembered.remove(oldest);
                bytes -= weight(oldest);
            }
        }
    }

    private static long weight(String text) {
        return (long) OVERHEAD_BYTES + text.length();
    }

    private static Reading recall(Remembered token, WorldView world, NonstandardTokens dialects) {
        RegisteredKey key = world.key(token.key().keyId()).orElse(token.key());
        return Claims.revoked(key).map(Reading::faulty).orElseGet(() -> judge(token, key, dialects));
    }

    private static Reading judge(Remembered token, RegisteredKey key, NonstandardTokens dialects) {
        if (dialects == NonstandardTokens.REFUSE && !token.dialects().isEmpty()) {
            return Reading.faulty(
                    "the provider token strays from the standards: " + String.join(", and ", token.dialects())
                            + "; APNs takes that, and this fake was told to refuse it (NonstandardTokens.REFUSE)",
                    "follow RFC 7515: base64url without padding, a signature of 64 bytes, iat as a number");
        }
        return Reading.genuine(key, token.age());
    }
}
