/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ProviderTokenCause.WrongSignature;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NonstandardProviderToken;
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
 * Reads provider tokens, and remembers those that are valid, so that a signature is verified once and not for every
 * push. The oldest are forgotten first. Thread-safe.
 */
public final class ProviderTokens {

    private static final int MAX_REMEMBERED = 10_000;

    /** How many bytes a token takes in addition to its text. */
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

    private record Remembered(RegisteredKey key, Age age, List<Deviation> deviations) {}

    /**
     * Reads a provider token.
     *
     * @param now the fake's time
     * @param wall the machine's time
     */
    public VerificationResult read(
            String text, WorldView world, NonstandardTokens nonstandard, Instant now, Instant wall) {
        Optional<Remembered> known = find(text);
        if (known.isPresent()) {
            return recall(known.get(), world, nonstandard);
        }
        try {
            Parsed token = Parser.parse(text);
            Optional<Cause> fault = Claims.fault(token, world);
            if (fault.isPresent()) {
                return VerificationResult.faulty(fault.get());
            }
            RegisteredKey key = token.keyId().flatMap(world::key).orElseThrow();
            if (!Signatures.verify(token, key.publicKey())) {
                return VerificationResult.faulty(new WrongSignature(key.keyId(), key.teamId()));
            }
            Remembered genuine =
                    new Remembered(key, new Age(token.issuedAt().seconds(), now, wall), token.deviations());
            remember(text, genuine);
            return genuine(genuine, key, nonstandard);
        } catch (Malformed e) {
            return VerificationResult.faulty(e.cause());
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

    private static VerificationResult recall(Remembered token, WorldView world, NonstandardTokens nonstandard) {
        RegisteredKey key = world.key(token.key().keyId()).orElse(token.key());
        return Claims.revoked(key).map(VerificationResult::faulty).orElseGet(() -> genuine(token, key, nonstandard));
    }

    private static VerificationResult genuine(Remembered token, RegisteredKey key, NonstandardTokens nonstandard) {
        return nonstandard == NonstandardTokens.REFUSE && !token.deviations().isEmpty()
                ? VerificationResult.faulty(new NonstandardProviderToken(token.deviations()))
                : VerificationResult.genuine(key, token.age());
    }
}
