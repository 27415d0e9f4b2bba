/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.exchange.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the core remembers of a connection: comes in with a request, and the next one goes out with the reply.
 *
 * @param generation of the world that it belongs to: each reset begins another, and what was remembered before counts no more
 * @param authenticated whether a valid provider token or client certificate was seen; the shell derives MAX_CONCURRENT_STREAMS from it
 * @param binding what the first accepted push fixed; empty before it
 * @param tokenUses the provider token in use, for each key or group of keys whose updates are counted together
 * @param errorCount the errors so far
 * @param lastRequest what the rules remember of the last request
 */
public record ConnectionState(
        long generation,
        boolean authenticated,
        Optional<Binding> binding,
        Map<String, TokenUse> tokenUses,
        ErrorCount errorCount,
        RequestMemory lastRequest) {

    public ConnectionState {
        tokenUses = Map.copyOf(tokenUses);
    }

    /** Returns the state of a connection on which nothing was sent yet, in the first world of a server. */
    public static ConnectionState initial() {
        return initial(0);
    }

    /** Returns the state of a connection on which nothing was sent yet. */
    public static ConnectionState initial(long generation) {
        return new ConnectionState(
                generation, false, Optional.empty(), Map.of(), ErrorCount.none(), RequestMemory.NONE);
    }

    /** Returns this state where it is of that generation, and otherwise the initial one. */
    public ConnectionState in(long currentGeneration) {
        return generation == currentGeneration ? this : initial(currentGeneration);
    }

    /** Returns this state once a valid provider token or client certificate was seen. */
    public ConnectionState authenticate() {
        return authenticated
                ? this
                : new ConnectionState(generation, true, binding, tokenUses, errorCount, lastRequest);
    }

    /** Returns this state bound; the first binding holds. */
    public ConnectionState bind(Binding first) {
        return binding.isPresent()
                ? this
                : new ConnectionState(
                        generation, authenticated, Optional.of(first), tokenUses, errorCount, lastRequest);
    }

    /** Returns this state with other uses of provider tokens. */
    public ConnectionState withTokenUses(Map<String, TokenUse> uses) {
        return new ConnectionState(generation, authenticated, binding, uses, errorCount, lastRequest);
    }

    /** Returns this state with the use of a provider token noted under {@code keys}. */
    public ConnectionState use(String keys, TokenUse use) {
        if (use.equals(tokenUses.get(keys))) {
            return this;
        }
        Map<String, TokenUse> next = new HashMap<>(tokenUses);
        next.put(keys, use);
        return new ConnectionState(generation, authenticated, binding, next, errorCount, lastRequest);
    }

    /** Returns this state with an answer counted. */
    public ConnectionState answered(Verdict verdict) {
        ErrorCount counted = errorCount.after(verdict);
        return counted.equals(errorCount)
                ? this
                : new ConnectionState(generation, authenticated, binding, tokenUses, counted, lastRequest);
    }

    /** Returns this state with this memory of its last request. */
    public ConnectionState remember(RequestMemory last) {
        return last.equals(lastRequest)
                ? this
                : new ConnectionState(generation, authenticated, binding, tokenUses, errorCount, last);
    }
}
