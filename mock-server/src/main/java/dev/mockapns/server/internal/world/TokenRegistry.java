/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.TokenDeath;
import dev.mockapns.server.world.TokenEvent;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The device tokens that were issued, with their history. Beyond a limit of bytes, those that died first are forgotten. Guarded by
 * the world's lock, except where a method says otherwise.
 */
final class TokenRegistry {

    private static final int MAX_TOKENS = 1_000_000;
    /** Sizes as seen in the field; Apple documents none. */
    private static final int TOKEN_BYTES = 32;

    private static final int LIVE_ACTIVITY_TOKEN_BYTES = 80;

    private final InstantSource clock;
    private final DeviceNames devices;
    private final Consumer<TokenEvent> events;
    private final SecureRandom random = new SecureRandom();
    /** Read without the lock, once for each push. */
    private final Map<String, TokenLife> tokens = new ConcurrentHashMap<>();

    /** In the order of their deaths. */
    private final Set<TokenLife> dead = new LinkedHashSet<>();

    private final long maxDeadBytes;
    private long deadBytes;
    private final RemovedTokens removed;

    /** @param events told under the lock: it must only queue */
    TokenRegistry(
            InstantSource clock,
            DeviceNames devices,
            Consumer<TokenEvent> events,
            long maxDeadBytes,
            long maxRemovedBytes) {
        this.clock = clock;
        this.devices = devices;
        this.events = events;
        this.maxDeadBytes = maxDeadBytes;
        this.removed = new RemovedTokens(maxRemovedBytes);
    }

    /** Returns the token with these hex digits, in lower case, with its history; null if none was issued. Thread-safe. */
    @Nullable
    TokenLife find(String hex) {
        return tokens.get(hex);
    }

    /** Issues a token to an app on a device. */
    TokenLife issue(DeviceState device, Installation app, Topic topic) {
        return issue(random(topic), device, app, topic);
    }

    /** Issues this very token. */
    TokenLife issue(DeviceToken token, DeviceState device, Installation app, Topic topic) {
        requireRoom();
        Optional<IssuedToken> replaced = last(device, topic).map(TokenLife::issued);
        TokenLife life = life(token, device, app, topic, false);
        remember(life, device, new TokenEvent.Issued(life.issued(), life.issuedAt(), replaced));
        return life;
    }

    /** Issues a token to one Live Activity, beside those that the device has for its topic already. */
    TokenLife issueToActivity(DeviceState device, Installation app, Topic topic) {
        requireRoom();
        TokenLife life = life(random(topic), device, app, topic, true);
        remember(life, device, new TokenEvent.Issued(life.issued(), life.issuedAt(), Optional.empty()));
        return life;
    }

    private TokenLife life(DeviceToken token, DeviceState device, Installation app, Topic topic, boolean ofActivity) {
        return new TokenLife(
                token, device.target(), app.state(), topic, app.environment(), clock.instant(), ofActivity);
    }

    private void remember(TokenLife life, DeviceState device, TokenEvent.Issued event) {
        tokens.put(life.token().hex(), life);
        device.history().add(life);
        events.accept(event);
    }

    private void requireRoom() {
        if (tokens.size() == MAX_TOKENS) {
            throw new IllegalStateException(
                    "this fake has issued " + MAX_TOKENS + " device tokens, which is all it remembers (call reset())");
        }
    }

    private DeviceToken random(Topic topic) {
        boolean liveActivity = topic.suffixType().equals(Optional.of(PushType.LIVE_ACTIVITY));
        byte[] bytes = new byte[liveActivity ? LIVE_ACTIVITY_TOKEN_BYTES : TOKEN_BYTES];
        random.nextBytes(bytes);
        return DeviceToken.of(HexFormat.of().formatHex(bytes));
    }

    /** Ends the life of a token; does nothing for a dead one. */
    void kill(TokenLife life, TokenDeath.Kind how) {
        kill(life, new TokenDeath(how, clock.instant(), Optional.empty()));
    }

    /** Ends the life of a token; does nothing for a dead one. */
    void kill(TokenLife life, TokenDeath death) {
        if (!life.isAlive()) {
            return;
        }
        life.die(death);
        for (WaitingPush push : devices.of(life).takeStored(life)) {
            push.entry().lost(life.deviceName(), death.at(), ExchangeEvent.Lost.Why.TOKEN_DIED);
            life.reportLater(push.terms());
        }
        events.accept(new TokenEvent.Died(life.issued(), death));
        dead.add(life);
        deadBytes += life.weight();
        while (deadBytes > maxDeadBytes) {
            forget(dead.iterator().next());
        }
    }

    /** Returns the token that {@link #clear} removed. */
    Optional<RemovedToken> removed(DeviceToken token) {
        return removed.find(token);
    }

    /** Forgets a token, as if it had never been issued. */
    void forget(TokenLife life) {
        tokens.remove(life.token().hex(), life);
        devices.of(life).history().remove(life);
        if (dead.remove(life)) {
            deadBytes -= life.weight();
        }
    }

    void clear() {
        removed.add(tokens.values());
        tokens.clear();
        dead.clear();
        deadBytes = 0;
    }

    private static Optional<TokenLife> last(DeviceState device, Topic topic) {
        return device.history().stream()
                .filter(life -> life.topic().equals(topic) && !life.isOfActivity())
                .reduce((older, newer) -> newer);
    }
}
