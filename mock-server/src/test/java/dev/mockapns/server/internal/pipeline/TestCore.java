/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.internal.providercertificate.ProviderCertificates;
import dev.mockapns.server.internal.stubbing.Stubbing;
import dev.mockapns.server.internal.world.DeviceState;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.internal.world.WorldClock;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.world.CertificateSettings;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import dev.mockapns.server.world.TokenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The core without a shell, on a wall clock that stands still. */
final class TestCore {

    static final String TOPIC = "com.example.orders";
    static final Topic APP = Topic.of(TOPIC);
    static final String OTHER_TOPIC = "com.example.shop";
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    static final DeviceToken TOKEN = DeviceToken.of("8f3c".repeat(16));
    static final DeviceToken OTHER_TOKEN = DeviceToken.of("00fc13ad".repeat(8));

    Instant wall = START;
    Options options = Options.defaults();
    final List<TokenEvent> events = new ArrayList<>();
    Consumer<TokenEvent> listener = events::add;
    final World world = World.create(
            new WorldClock(() -> wall),
            List.of(Topic.of(TOPIC), Topic.of(OTHER_TOPIC)),
            Optional.empty(),
            event -> listener.accept(event));
    final ProviderCertificates certificates = ProviderCertificates.inMemory();
    final Stubbing stubbing = new Stubbing();
    final ExchangeJournal journal = new ExchangeJournal(100, MemoryBudget.JOURNAL.bytes(), Dialect.JAVA);
    final Pipeline pipeline = new Pipeline(world, certificates, stubbing, journal, () -> options);
    final DeviceState phone = world.devices().named("Alice's iPhone");

    /** Installs the app on Alice's phone, with a token that is always the same. */
    TestCore installed() {
        return installed(TOPIC, Environment.PRODUCTION);
    }

    TestCore installed(String topic, Environment environment) {
        world.installedApps().installWith(phone, Topic.of(topic), environment, TOKEN);
        return this;
    }

    TestCore with(UnaryOperator<Options.Builder> change) {
        options = change.apply(options.toBuilder()).build();
        return this;
    }

    /** Lets time pass for everybody. */
    void pass(Duration time) {
        wall = wall.plus(time);
    }

    ProviderKey key() {
        return world.defaultKey();
    }

    ProviderKey key(Set<Environment> environments) {
        return world.teams().createKey(key().teamId(), environments, Optional.empty());
    }

    /** A topic-specific key. */
    ProviderKey keyFor(String topic) {
        return keyFor(topic, Set.of(Environment.values()));
    }

    ProviderKey keyFor(String topic, Set<Environment> environments) {
        return world.teams().createKey(key().teamId(), environments, Optional.of(Set.of(Topic.of(topic))));
    }

    /** The key of a team that has one app. */
    ProviderKey keyOfTeam(String teamId, String topic) {
        world.teams().found(teamId);
        world.teams().register(teamId, Topic.of(topic));
        return world.teams().createKey(teamId, Set.of(Environment.values()), Optional.empty());
    }

    /** A certificate of the default team for its first topic. */
    ProviderCertificate certificate() {
        return certificate(settings -> settings);
    }

    ProviderCertificate certificate(UnaryOperator<CertificateSettings.Builder> settings) {
        return certificate(TOPIC, settings);
    }

    ProviderCertificate certificate(String topic, UnaryOperator<CertificateSettings.Builder> settings) {
        ProviderCertificate made = certificates.issue(
                key().teamId(),
                Topic.of(topic),
                settings.apply(CertificateSettings.builder()).build(),
                world.clock().instant());
        world.certificates().give(key().teamId(), made.serialNumber());
        return made;
    }

    /** One for the same app, of another fake. */
    ProviderCertificate foreignCertificate() {
        return ProviderCertificates.inMemory()
                .issue(
                        key().teamId(),
                        Topic.of(TOPIC),
                        CertificateSettings.builder().build(),
                        wall);
    }

    String jwt() {
        return Jwt.of(key(), wall).sign();
    }

    String jwtAt(Instant issuedAt) {
        return Jwt.of(key(), issuedAt).sign();
    }

    /** A provider token that names this key and this team, signed by any key. */
    String jwtOf(String keyId, String teamId) {
        return spoilt().header("{\"alg\":\"ES256\",\"kid\":\"" + keyId + "\"}")
                .claims("{\"iss\":\"" + teamId + "\",\"iat\":" + wall.getEpochSecond() + "}")
                .sign();
    }

    /** A provider token to be spoilt. */
    Jwt spoilt() {
        return Jwt.of(key(), wall);
    }

    Push push() {
        return push(TOKEN);
    }

    Push push(DeviceToken token) {
        return new Push(this, token);
    }
}
