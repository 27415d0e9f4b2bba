/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** A device token that was issued, and how it died. A token dies once. Thread-safe to read. */
public final class TokenLife {

    /** What a dead token takes in addition to its digits, with all that refers to it. */
    private static final int OVERHEAD_BYTES = 600;

    private final DeviceToken token;
    private final PushTarget target;
    private final AppOnDevice app;
    private final Topic topic;
    private final Environment environment;
    private final Instant issuedAt;
    private final boolean ofActivity;
    private final boolean forActivities;
    private volatile Optional<TokenDeath> death = Optional.empty();
    private volatile Optional<Instant> reportedAt = Optional.empty();
    private Optional<StorageTerms> unreported = Optional.empty();

    /**
     * @param target the device, which takes the pushes
     * @param app the app on the device
     * @param ofActivity whether it is the token of one Live Activity
     */
    TokenLife(
            DeviceToken token,
            PushTarget target,
            AppOnDevice app,
            Topic topic,
            Environment environment,
            Instant issuedAt,
            boolean ofActivity) {
        this.token = token;
        this.target = target;
        this.app = app;
        this.topic = topic;
        this.environment = environment;
        this.issuedAt = issuedAt;
        this.ofActivity = ofActivity;
        this.forActivities = topic.takes(PushType.LIVE_ACTIVITY);
    }

    public DeviceToken token() {
        return token;
    }

    /** Returns the name of the device. */
    public String deviceName() {
        return target.name();
    }

    /** Returns the device, as far as it takes pushes. */
    PushTarget target() {
        return target;
    }

    /** Returns the app that the token was issued to; while the token is alive, the app is installed. */
    AppOnDevice app() {
        return app;
    }

    public Topic topic() {
        return topic;
    }

    public Environment environment() {
        return environment;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    boolean isOfActivity() {
        return ofActivity;
    }

    /** Tells whether its topic is one for Live Activities. */
    boolean isForActivities() {
        return forActivities;
    }

    public Optional<TokenDeath> death() {
        return death;
    }

    public boolean isAlive() {
        return death.isEmpty();
    }

    void die(TokenDeath how) {
        death = Optional.of(how);
    }

    /** Returns when the first push after the death reached the device, which then told APNs that no app has the token. */
    public Optional<Instant> reportedAt() {
        return reportedAt;
    }

    /** Remembers that a push has reached the device. */
    void report(Instant now) {
        if (reportedAt.isEmpty()) {
            reportedAt = Optional.of(now);
        }
    }

    /** Remembers that a push waits for the device; the newest replaces those before. */
    void reportLater(StorageTerms terms) {
        unreported = Optional.of(terms);
    }

    /**
     * What waited reaches the device if the device takes it now, and it is not too late.
     *
     * @param isTaken tells whether the device takes a push with these terms
     */
    void reportWaiting(Instant now, Predicate<StorageTerms> isTaken) {
        if (unreported.filter(isTaken).isPresent()) {
            unreported.filter(terms -> terms.mayWait(now)).ifPresent(terms -> report(now));
            unreported = Optional.empty();
        }
    }

    /** Returns about how many bytes of memory a dead token takes. */
    long weight() {
        return (long) OVERHEAD_BYTES + token.hex().length();
    }

    /** Returns the token as it is now, as a plain value. */
    public IssuedToken issued() {
        return new IssuedToken(token, deviceName(), topic, environment, issuedAt, isAlive());
    }
}
