/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ChannelSettingsCause.NoRoomForChannel;
import dev.mockapns.server.cause.DeadTokenCause.DiedOnTheWay;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.cause.FakeCause.MissingClass;
import dev.mockapns.server.cause.FakeCause.UnexpectedError;
import dev.mockapns.server.cause.LiveActivityCause.NoRoomForActivity;
import dev.mockapns.server.cause.ProviderTokenCause.IssuedInFuture;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.internal.explain.Golden;
import dev.mockapns.server.options.CertificateRefusal;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.options.EndedActivities;
import dev.mockapns.server.options.NonstandardTokens;
import dev.mockapns.server.options.NotificationsOff;
import dev.mockapns.server.options.ProviderTokenScope;
import dev.mockapns.server.options.StoredPushes;
import dev.mockapns.server.options.UnknownTokens;
import dev.mockapns.server.stub.StubResponse;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import dev.mockapns.server.world.TokenDeath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The texts that people read of requests, against {@code src/test/resources/explanations.txt}; see {@link Golden} for how it is
 * written.
 */
class ExplanationsTest {

    private static final String LIVE_ACTIVITY = TestCore.TOPIC + ".push-type.liveactivity";

    @Test
    void every_explanation_is_that_of_the_golden_file() {
        Map<String, Function<Dialect, String>> texts = new LinkedHashMap<>();
        scenarios().forEach((name, scenario) -> texts.put(name, explain(scenario)));
        FindingScenarios.notes().forEach((name, cause) -> texts.put("note " + name, dialect -> words(cause, dialect)));
        internalErrors().forEach((name, cause) -> texts.put(name, dialect -> rejected(cause, dialect)));
        rare().forEach((name, cause) -> texts.put(name, dialect -> words(cause, dialect)));

        Golden.check("explanations.txt", texts);
    }

    /** Returns the causes that appear in the file. */
    static Set<Cause> causes() {
        Set<Cause> causes = new HashSet<>(internalErrors().values());
        causes.addAll(rare().values());
        causes.addAll(FindingScenarios.notes().values());
        for (Function<TestCore, Push> scenario : scenarios().values()) {
            Exchange exchange = scenario.apply(new TestCore()).send();
            exchange.findings().forEach(finding -> causes.add(finding.cause()));
            Verdict verdict = exchange.verdict();
            verdict.rejected().map(Verdict.Rejected::cause).ifPresent(causes::add);
            if (verdict instanceof Verdict.Accepted accepted) {
                causes.add(accepted.delivery().cause());
            }
        }
        return causes;
    }

    private static Function<Dialect, String> explain(Function<TestCore, Push> scenario) {
        TestCore core = new TestCore();
        Exchange exchange = scenario.apply(core).send();
        return dialect -> withoutChance(exchange.describe(dialect), core);
    }

    private static String withoutChance(String explanation, TestCore core) {
        String text = explanation;
        for (var event : core.events) {
            boolean isRandom = !event.token().token().equals(TestCore.TOKEN);
            text = isRandom ? text.replace(event.token().token().shortened(), "«new token»") : text;
        }
        return text.replaceAll("[A-Za-z0-9+/]{22}==", "«channel»")
                .replaceAll("(serial |certificate=)[0-9A-F]{16}", "$1«serial»");
    }

    /** No request brings these about while MockApns and its class path are in order. */
    private static Map<String, Cause> internalErrors() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        causes.put("internal error", new UnexpectedError("java.lang.IllegalStateException: no idea"));
        causes.put("class path", new MissingClass("java.lang.NoClassDefFoundError: io/netty/buffer/ByteBuf"));
        return causes;
    }

    private static String rejected(Cause cause, Dialect dialect) {
        return "500 InternalServerError\n" + words(cause, dialect);
    }

    /** A race, and limits that take thousands of requests to reach, bring these about. */
    private static Map<String, Cause> rare() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        causes.put(
                "token died on the way",
                new DiedOnTheWay(new TokenDeath(TokenDeath.Kind.UNINSTALLED, TestCore.START, Optional.empty())));
        causes.put(
                "no room for a Live Activity", new NoRoomForActivity("Alice's iPhone", Topic.of(LIVE_ACTIVITY), 1000));
        causes.put("no room for a channel", new NoRoomForChannel(10_000));
        causes.put(
                "iat in the future after a reset",
                new IssuedInFuture(
                        TestCore.START.plus(Duration.ofHours(3)),
                        Duration.ofHours(3),
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        Duration.ofHours(2)));
        return causes;
    }

    private static String words(Cause cause, Dialect dialect) {
        Explanation words = Explain.explain(cause, dialect);
        String advice = words.advice();
        return "    because  " + words.because() + (advice.isEmpty() ? "" : "\n    advice   " + advice);
    }

    private static Map<String, Function<TestCore, Push>> scenarios() {
        Map<String, Function<TestCore, Push>> all = new LinkedHashMap<>();
        requests(all);
        providerTokens(all);
        connections(all);
        certificates(all);
        headers(all);
        deviceTokens(all);
        deliveries(all);
        deadTokens(all);
        savingPower(all);
        backgroundPushes(all);
        liveActivities(all);
        broadcasts(all);
        FindingScenarios.warnings(all);
        return all;
    }

    private static void requests(Map<String, Function<TestCore, Push>> all) {
        all.put("method", core -> core.push().method("GET"));
        all.put("path", core -> core.push().path("/3/devices/abc"));
        all.put("path of channel management", core -> core.push().path("/1/apps/com.example.orders/channels"));
        all.put("no authorization", core -> core.push().without(ApnsHeaders.AUTHORIZATION));
        all.put("another scheme", core -> core.push().with(ApnsHeaders.AUTHORIZATION, "Basic dXNlcg=="));
        all.put("no scheme", core -> core.push().with(ApnsHeaders.AUTHORIZATION, "aa.bb.cc"));
        all.put("nothing after bearer", core -> core.push().with(ApnsHeaders.AUTHORIZATION, "bearer"));
        all.put("stub rejects", core -> {
            core.stubbing.use(request -> StubResponse.reject(KnownReason.SHUTDOWN));
            return core.push();
        });
        all.put("stub throws", core -> {
            core.stubbing.use(request -> {
                throw new IllegalStateException("no idea");
            });
            return core.push();
        });
        all.put("empty body", core -> core.push().body(""));
        all.put("too large", core -> core.push().body("x".repeat(4100)));
        all.put(
                "too large for voip",
                core -> core.push().topic("com.example.orders.voip").body("x".repeat(5121)));
        all.put(
                "too large for MDM",
                core -> managed(core).without(ApnsHeaders.PUSH_TYPE).body("x".repeat(4100)));
        all.put("too large for a Live Activity", core -> toStart(core).body("x".repeat(4100)));
        all.put("far too large", core -> core.push().body(Body.of(new byte[5120], 65_537, false)));
    }

    private static void providerTokens(Map<String, Function<TestCore, Push>> all) {
        all.put("one segment", core -> core.push().bearer("nonsense"));
        all.put("far too long", core -> core.push().bearer("a".repeat(8193)));
        all.put("two segments", core -> core.push().bearer("aa.bb"));
        all.put("not base64url", core -> core.push().bearer("a!.bb.cc"));
        all.put(
                "header is not JSON",
                core -> core.push().bearer(core.spoilt().header("hello").sign()));
        all.put(
                "claims are not an object",
                core -> core.push().bearer(core.spoilt().claims("[]").sign()));
        all.put(
                "another alg",
                core -> core.push()
                        .bearer(core.spoilt().header("{\"alg\":\"RS256\"}").sign()));
        all.put("no alg", core -> core.push().bearer(core.spoilt().header("{}").sign()));
        all.put(
                "no kid",
                core -> core.push()
                        .bearer(core.spoilt().header("{\"alg\":\"ES256\"}").sign()));
        all.put(
                "no iss",
                core -> core.push().bearer(core.spoilt().claims("{\"iat\":1}").sign()));
        all.put(
                "unknown kid",
                core -> core.push().bearer(core.jwtOf("ABC1234567", core.key().teamId())));
        all.put("kid of another length", core -> core.push().bearer(core.jwtOf("ABC", "NOBODYTEAM")));
        all.put(
                "swapped",
                core -> core.push()
                        .bearer(core.jwtOf(core.key().teamId(), core.key().keyId())));
        all.put("unknown team", core -> core.push().bearer(core.jwtOf(core.key().keyId(), "NOBODYTEAM")));
        all.put("key of another team", core -> {
            core.world.teams().found("OTHERTEAM1");
            return core.push().bearer(core.jwtOf(core.key().keyId(), "OTHERTEAM1"));
        });
        all.put("revoked", core -> {
            Push push = core.push();
            push.send();
            core.pass(Duration.ofMinutes(1));
            core.world.teams().revokeKey(core.key().teamId(), core.key().keyId());
            return push;
        });
        all.put(
                "no iat",
                core -> core.push()
                        .bearer(core.spoilt().claims("{\"iss\":\"MOCKTEAM01\"}").sign()));
        all.put(
                "iat is not a number",
                core -> core.push().bearer(Jwt.of(core.key(), "\"soon\"").sign()));
        all.put(
                "iat in milliseconds",
                core -> core.push()
                        .bearer(Jwt.of(core.key(), Long.toString(core.wall.toEpochMilli()))
                                .sign()));
        all.put("iat in the future", core -> core.push().bearer(core.jwtAt(core.wall.plusSeconds(7200))));
        all.put("expired", core -> core.push().bearer(core.jwtAt(core.wall.minusSeconds(3700))));
        all.put("expired by the moved clock", core -> {
            Push push = core.push();
            push.send();
            core.world.advance(Duration.ofMinutes(61));
            return push;
        });
        all.put(
                "signature of another length",
                core -> core.push().bearer(core.jwt().replaceAll("\\.[^.]*$", ".AAAA")));
        all.put("signed by another key", core -> {
            ProviderKey other = core.key(Set.of(PRODUCTION));
            ProviderKey mixed = new ProviderKey(core.key().keyId(), core.key().teamId(), other.p8());
            return core.push().bearer(Jwt.of(mixed, core.wall).sign());
        });
        all.put(
                "DER refused",
                core -> core.with(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)))
                        .push()
                        .bearer(core.spoilt().der().sign()));
        all.put(
                "several deviations refused",
                core -> core.with(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)))
                        .push()
                        .bearer(Jwt.of(core.key(), "\"" + core.wall.getEpochSecond() + "\"")
                                .der()
                                .sign()));
        all.put(
                "capital Bearer refused",
                core -> core.with(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.REFUSE)))
                        .push()
                        .with(ApnsHeaders.AUTHORIZATION, "Bearer " + core.jwt()));
        all.put(
                "key of the other environment",
                core -> core.push()
                        .bearer(Jwt.of(core.key(Set.of(SANDBOX)), core.wall).sign()));
    }

    private static void connections(Map<String, Function<TestCore, Push>> all) {
        all.put("second team", core -> {
            ProviderKey other = core.keyOfTeam("OTHERTEAM1", "com.other.app");
            return later(core, bound(core, core.key()), other);
        });
        all.put(
                "topic-specific after team-scoped",
                core -> later(core, bound(core, core.key()), core.keyFor(TestCore.TOPIC)));
        all.put(
                "team-scoped after topic-specific",
                core -> later(core, bound(core, core.keyFor(TestCore.TOPIC)), core.key()));
        all.put(
                "unrelated topic-specific",
                core -> later(core, bound(core, core.keyFor(TestCore.TOPIC)), core.keyFor(TestCore.TOPIC)));
        all.put("topic-specific, related to another", core -> {
            ProviderKey key = core.keyFor(TestCore.TOPIC);
            core.world
                    .teams()
                    .relateKeys(
                            key.teamId(),
                            key.keyId(),
                            core.keyFor(TestCore.TOPIC).keyId());
            return later(core, bound(core, core.keyFor(TestCore.TOPIC)), key);
        });
        all.put("second team on a moved clock", core -> {
            ProviderKey other = core.keyOfTeam("OTHERTEAM1", "com.other.app");
            OneConnection connection = bound(core, core.key());
            core.world.advance(Duration.ofMinutes(50));
            return later(core, connection, other);
        });
        all.put("token changed early", core -> {
            core.with(o -> o.providerTokens(p -> p.earlyChanges(1)));
            return changed(core, 2);
        });
        all.put("token changed early for the first time", core -> {
            core.with(o -> o.providerTokens(p -> p.earlyChanges(0)));
            return changed(core, 1);
        });
        all.put("token changed early for the third time", core -> {
            core.with(o -> o.providerTokens(p -> p.earlyChanges(2)));
            return changed(core, 3);
        });
        all.put("token changed early by an address", core -> {
            core.with(o -> o.providerTokens(p -> p.earlyChanges(0).scope(ProviderTokenScope.ADDRESS)));
            return changed(core, 1);
        });
        all.put("unusable since the token changed early", core -> {
            core.with(o -> o.providerTokens(p -> p.earlyChanges(1)));
            return changed(core, 3);
        });
        all.put("unusable on a moved clock", core -> {
            core.with(o -> o.providerTokens(p -> p.earlyChanges(1)));
            Push push = changed(core, 3);
            core.world.advance(Duration.ofMinutes(10));
            return push;
        });
    }

    private static void certificates(Map<String, Function<TestCore, Push>> all) {
        all.put(
                "certificate, topic implied",
                core -> core.installed()
                        .push()
                        .with(core.certificate())
                        .without(ApnsHeaders.TOPIC)
                        .with(ApnsHeaders.EXPIRATION, "0"));
        all.put("certificate of another fake", core -> core.push().with(core.foreignCertificate()));
        all.put(
                "certificate expired",
                core -> core.push().with(core.certificate(c -> c.validUntil(core.wall.minusSeconds(90)))));
        all.put("certificate expired by the moved clock", core -> {
            Push push = core.push().with(core.certificate());
            core.world.advance(Duration.ofDays(366));
            return push;
        });
        all.put(
                "certificate not valid yet",
                core -> core.push().with(core.certificate(c -> c.validFrom(core.wall.plusSeconds(90)))));
        all.put("certificate revoked", core -> {
            ProviderCertificate certificate = core.certificate();
            Push push = core.push().with(certificate);
            core.pass(Duration.ofMinutes(10));
            core.world.certificates().revoke(core.key().teamId(), certificate.serialNumber());
            return push;
        });
        all.put(
                "certificate without topic",
                core -> core.push()
                        .without(ApnsHeaders.AUTHORIZATION)
                        .on(OneConnection.withoutTopic(core, core.certificate())));
        all.put(
                "certificate of the other environment",
                core -> core.with(o -> o.connections(c -> c.badCertificateEnvironment(CertificateRefusal.BY_ANSWER)))
                        .push()
                        .with(core.certificate(c -> c.environments(SANDBOX))));
        all.put(
                "certificate for several topics",
                core -> core.installed()
                        .push()
                        .with(core.certificate(c -> c.allTopics()))
                        .without(ApnsHeaders.TOPIC));
        all.put("certificate of another app", core -> core.push().with(core.certificate(TestCore.OTHER_TOPIC, c -> c)));
        all.put(
                "certificate without voip",
                core -> core.push().topic("com.example.orders.voip").with(core.certificate()));
        all.put(
                "certificate and location",
                core -> core.push().topic("com.example.orders.location-query").with(core.certificate()));
        all.put(
                "certificate of another app than the path's",
                core -> core.push()
                        .path("/4/broadcasts/apps/com.example.orders")
                        .with(core.certificate(TestCore.OTHER_TOPIC, c -> c)));
    }

    private static OneConnection bound(TestCore core, ProviderKey key) {
        OneConnection connection = new OneConnection();
        core.push().bearer(Jwt.of(key, core.wall).sign()).on(connection).send();
        core.pass(Duration.ofMinutes(3));
        return connection;
    }

    private static Push later(TestCore core, OneConnection connection, ProviderKey key) {
        return core.push().bearer(Jwt.of(key, core.wall).sign()).on(connection);
    }

    /** A push with the last of so many changes, each two minutes after the one before. */
    private static Push changed(TestCore core, int changes) {
        OneConnection connection = new OneConnection();
        for (int i = 0; i < changes; i++) {
            core.push().on(connection).send();
            core.pass(Duration.ofMinutes(2));
        }
        return core.push().on(connection);
    }

    private static void headers(Map<String, Function<TestCore, Push>> all) {
        all.put("header twice", core -> core.push().also(ApnsHeaders.TOPIC, TestCore.TOPIC));
        all.put("apns-id", core -> core.push().with(ApnsHeaders.ID, "42"));
        all.put("apns-expiration", core -> core.push().with(ApnsHeaders.EXPIRATION, "1518.5"));
        all.put("apns-expiration, negative", core -> core.push().with(ApnsHeaders.EXPIRATION, "-1"));
        all.put("apns-priority", core -> core.push().with(ApnsHeaders.PRIORITY, "high"));
        all.put("apns-collapse-id", core -> core.push().with(ApnsHeaders.COLLAPSE_ID, "x".repeat(70)));
        all.put("push type unknown", core -> core.push().with(ApnsHeaders.PUSH_TYPE, "loud"));
        all.put("push type in capitals", core -> core.push().with(ApnsHeaders.PUSH_TYPE, "Alert"));
        all.put("push type against topic", core -> core.push().with(ApnsHeaders.PUSH_TYPE, "voip"));
        all.put("push type against topic of MDM", core -> managed(core).with(ApnsHeaders.PUSH_TYPE, "voip"));
        all.put(
                "push type against topic of a pass",
                core -> owned(core, "pass.com.example.ticket").with(ApnsHeaders.PUSH_TYPE, "voip"));
        all.put("push type mdm", core -> core.push().with(ApnsHeaders.PUSH_TYPE, "mdm"));
        all.put("no topic", core -> core.push().without(ApnsHeaders.TOPIC));
        all.put("no topic, token of an app", core -> core.installed().push().without(ApnsHeaders.TOPIC));
        all.put("malformed topic", core -> core.push().topic("com example"));
        all.put("topic of nobody", core -> core.push().topic("com.example.typo"));
        all.put(
                "topic of nobody, token of an app",
                core -> core.installed().push().topic("com.example.typo"));
        all.put("topic of another team", core -> {
            core.world.teams().found("OTHERTEAM1");
            core.world.teams().register("OTHERTEAM1", Topic.of("com.other.app"));
            return core.push().topic("com.other.app");
        });
        all.put("topic outside the key", core -> {
            ProviderKey key = core.world
                    .teams()
                    .createKey(
                            core.key().teamId(), Set.of(Environment.values()), Set.of(Topic.of(TestCore.OTHER_TOPIC)));
            return core.push().bearer(Jwt.of(key, core.wall).sign());
        });
    }

    static Push managed(TestCore core) {
        return owned(core, "com.apple.mgmt.External.6a0a852b-efaa-4267-94ca-f1a3e6a9e43e");
    }

    private static Push owned(TestCore core, String topic) {
        core.world.teams().register(core.key().teamId(), Topic.of(topic));
        return core.push().topic(topic);
    }

    private static void deviceTokens(Map<String, Function<TestCore, Push>> all) {
        all.put("chosen", core -> {
            core.world.chosenRejections().reject(TestCore.TOKEN.hex(), KnownReason.BAD_DEVICE_TOKEN);
            return core.push();
        });
        all.put("no token", core -> core.push().path(ApnsPaths.DEVICE));
        all.put("token as NSData prints it", core -> core.push().path(ApnsPaths.DEVICE + "%3C00fc13ad%20ff%3E"));
        all.put("token in Base64", core -> core.push().path(ApnsPaths.DEVICE + "APwTrf+AAA=="));
        all.put(
                "token with a digit lost",
                core -> core.push().path(ApnsPaths.DEVICE + TestCore.TOKEN.hex().substring(1)));
        all.put("token too short", core -> core.push().path(ApnsPaths.DEVICE + "aaaa"));
        all.put("token too long", core -> core.push().path(ApnsPaths.DEVICE + "aa".repeat(101)));
        all.put(
                "token unknown",
                core -> core.with(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)))
                        .push());
        all.put("token that reset() removed", core -> {
            core.installed()
                    .with(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)))
                    .world
                    .reset();
            return core.push();
        });
        all.put("token that reset() removed, where unknown ones are accepted", core -> {
            core.installed().world.reset();
            return core.push();
        });
        all.put(
                "token of sandbox",
                core -> core.installed(TestCore.TOPIC, SANDBOX).push());
        all.put(
                "token of sandbox, topic of nobody",
                core -> core.installed(TestCore.TOPIC, SANDBOX).push().topic("com.example.typo"));
        all.put("token of production", core -> core.installed().push().to(SANDBOX));
        all.put("token of another app", core -> core.installed().push().topic(TestCore.OTHER_TOPIC));
        all.put("token of another push service", core -> core.installed().push().topic("com.example.orders.voip"));
        all.put(
                "token of a Live Activity, topic without suffix",
                core -> core.installed(LIVE_ACTIVITY, PRODUCTION).push().with(ApnsHeaders.PUSH_TYPE, "liveactivity"));
        all.put("token of the .dev build", core -> {
            core.world
                    .teams()
                    .bundleId(
                            core.key().teamId(), Topic.of(TestCore.TOPIC), SANDBOX, Topic.of("com.example.orders.dev"));
            return core.installed(TestCore.TOPIC, SANDBOX).push().to(SANDBOX);
        });
        all.put(
                "uninstalled",
                core -> after(core, () -> core.world.installedApps().uninstall(core.phone, TestCore.APP)));
        all.put(
                "reinstalled",
                core -> after(core, () -> core.world.installedApps().reinstall(core.phone, TestCore.APP)));
        all.put("rotated", core -> after(core, () -> core.world.installedApps().rotateToken(core.phone, TestCore.APP)));
        all.put(
                "restored",
                core -> after(
                        core,
                        () -> core.world
                                .installedApps()
                                .restoreOnto(core.phone, core.world.devices().named("Alice's new iPhone"))));
        all.put(
                "replaced",
                core -> after(
                        core, () -> core.world.installedApps().install(core.phone, Topic.of(TestCore.TOPIC), SANDBOX)));
        all.put(
                "unregistered",
                core -> after(
                        core,
                        () -> core.world
                                .installedApps()
                                .endToken(core.phone, TestCore.APP, TokenDeath.Kind.UNREGISTERED)));
        all.put(
                "expired token",
                core -> after(
                        core,
                        () -> core.world.installedApps().endToken(core.phone, TestCore.APP, TokenDeath.Kind.EXPIRED)));
        all.put(
                "uninstalled on a moved clock",
                core -> after(core, () -> {
                    core.world.advance(Duration.ofHours(2));
                    core.world.installedApps().uninstall(core.phone, TestCore.APP);
                }));
        all.put(
                "notifications off, Unregistered",
                core -> after(
                        core.with(o -> o.devices(d -> d.notificationsOff(NotificationsOff.UNREGISTERED))),
                        () -> switchOff(core)));
        all.put(
                "notifications off, BadDeviceToken",
                core -> after(
                        core.with(o -> o.devices(d -> d.notificationsOff(NotificationsOff.BAD_DEVICE_TOKEN))),
                        () -> switchOff(core)));
        all.put("too many", core -> {
            core.installed()
                    .with(o -> o.devices(d -> d.pushesPerToken(1, Duration.ofSeconds(10))))
                    .push()
                    .send();
            return core.push();
        });
    }

    private static void deliveries(Map<String, Function<TestCore, Push>> all) {
        all.put("delivered", core -> core.installed().push());
        all.put("replaces by collapse id", core -> {
            core.installed().push().with(ApnsHeaders.COLLAPSE_ID, "order-42").send();
            return core.push().with(ApnsHeaders.COLLAPSE_ID, "order-42");
        });
        all.put("nobody's token", TestCore::push);
        all.put("stub accepts", core -> {
            core.stubbing.use(request -> StubResponse.accept());
            return core.push();
        });
        all.put("stored", core -> after(core, () -> core.world.devices().goOffline(core.phone)));
        all.put(
                "overwrites what was stored",
                core -> after(core, () -> {
                    core.world.devices().goOffline(core.phone);
                    core.push().send();
                }));
        all.put("overwrites the oldest of several", core -> {
            core.installed().with(o -> o.devices(d -> d.storedPushes(StoredPushes.SEVERAL)));
            core.world.devices().goOffline(core.phone);
            Push push = core.push();
            for (int i = 0; i < StoredPushes.SEVERAL.limit(); i++) {
                push.send();
            }
            return push;
        });
        all.put(
                "not stored",
                core -> after(core, () -> core.world.devices().goOffline(core.phone))
                        .with(ApnsHeaders.EXPIRATION, "0"));
        all.put(
                "not stored, past",
                core -> after(core, () -> core.world.devices().goOffline(core.phone))
                        .with(ApnsHeaders.EXPIRATION, "300"));
        all.put("notifications off", core -> after(core, () -> switchOff(core)));
        all.put("not JSON", core -> core.installed().push().body("hello"));
        all.put("not an object", core -> core.installed().push().body("[1]"));
    }

    private static void broadcasts(Map<String, Function<TestCore, Push>> all) {
        all.put("broadcast path", core -> core.push().path("/4/broadcasts/apps/a/b"));
        all.put("management path", core -> Channeling.create(core).path("/3/device/aa"));
        all.put("management path unknown", core -> Channeling.create(core).path("/1/apps/com.example.orders"));
        all.put("management method", core -> Channeling.create(core).method("PUT"));
        all.put("request id", core -> Channeling.list(core).with(ApnsHeaders.REQUEST_ID, "42"));
        all.put("bundle id with suffix", core -> core.push().path("/4/broadcasts/apps/com.example.orders.voip"));
        all.put("bundle id malformed", core -> core.push().path("/4/broadcasts/apps/com%20example"));
        all.put("bundle id of nobody", core -> core.push().path("/4/broadcasts/apps/com.example.typo"));
        all.put("feature not enabled", Channeling::create);
        all.put("no channel id", core -> broadcast(core).without(ApnsHeaders.CHANNEL_ID));
        all.put("channel never was", core -> broadcast(core).with(ApnsHeaders.CHANNEL_ID, "AAAA"));
        all.put(
                "channel of the other environment",
                core -> Channeling.broadcast(core, Channeling.channel(core, true, SANDBOX)));
        all.put("deleted channel of the other environment", core -> Channeling.broadcast(core, deleted(core, SANDBOX)));
        all.put("channel deleted", core -> {
            String channel = deleted(core, PRODUCTION);
            return Channeling.broadcast(core, channel);
        });
        all.put("bundle id of another team", core -> {
            core.keyOfTeam("OTHERTEAM1", "com.example.other");
            return core.push().path("/4/broadcasts/apps/com.example.other");
        });
        all.put(
                "bundle id of another topic-specific key",
                core -> broadcast(core)
                        .bearer(Jwt.of(core.keyFor(TestCore.OTHER_TOPIC), core.wall)
                                .sign()));
        all.put("deletion of what is deleted", core -> {
            String channel = deleted(core, PRODUCTION);
            return Channeling.delete(core, channel);
        });
        all.put("deletion of nothing", core -> {
            Channeling.enable(core);
            return Channeling.delete(core, "AAAA");
        });
        all.put(
                "deletion of a channel of the other environment",
                core -> Channeling.delete(core, Channeling.channel(core, true, SANDBOX)));
        all.put(
                "deletion of a deleted channel of the other environment",
                core -> Channeling.delete(core, deleted(core, SANDBOX)));
        all.put("broadcast without push type", core -> broadcast(core).without(ApnsHeaders.PUSH_TYPE));
        all.put("broadcast of alert", core -> broadcast(core).with(ApnsHeaders.PUSH_TYPE, "alert"));
        all.put("broadcast without expiration", core -> broadcast(core).without(ApnsHeaders.EXPIRATION));
        all.put("broadcast not stored", core -> broadcast(core).with(ApnsHeaders.EXPIRATION, "1767330000"));
        all.put("broadcast too large", core -> broadcast(core).body("x".repeat(5121)));
        all.put("broadcast not JSON", core -> broadcast(core).body("hello"));
        all.put(
                "broadcast without expiration, to be stored",
                core -> storedBroadcast(core).without(ApnsHeaders.EXPIRATION));
        all.put("broadcast too often", core -> {
            Push push = broadcast(core.with(o -> o.broadcast(b -> b.broadcastsPerChannel(1, Duration.ofSeconds(1)))));
            push.send();
            core.pass(Duration.ofMillis(10));
            return push;
        });
        all.put("broadcast to nobody", ExplanationsTest::broadcast);
        all.put("broadcast to nobody, stored", ExplanationsTest::storedBroadcast);
        all.put(
                "broadcast to nobody, not stored this time",
                core -> storedBroadcast(core).with(ApnsHeaders.EXPIRATION, "0"));
        all.put("broadcast delivered", core -> followed(core, () -> {}));
        all.put(
                "broadcast to an offline device",
                core -> followed(core, () -> core.world.devices().goOffline(core.phone)));
        creation(all, "empty settings", "");
        creation(all, "settings too large", " ".repeat(5121));
        creation(all, "settings not JSON", "hello");
        creation(all, "settings unknown", "{\"name\":\"x\"}");
        creation(all, "no storage policy", "{}");
        creation(all, "storage policy 2", "{\"message-storage-policy\":2}");
        creation(all, "no push type in settings", "{\"message-storage-policy\":0}");
        creation(all, "push type alert in settings", "{\"message-storage-policy\":0,\"push-type\":\"alert\"}");
        all.put("channel limit", core -> {
            Channeling.channel(core, true, PRODUCTION);
            return Channeling.create(core.with(o -> o.broadcast(b -> b.maxChannels(1))));
        });
        all.put("channel created", core -> {
            Channeling.enable(core);
            return Channeling.create(core);
        });
        all.put("channel read", core -> Channeling.read(core, Channeling.channel(core, true, PRODUCTION)));
        all.put("channel gone", core -> Channeling.delete(core, Channeling.channel(core, true, PRODUCTION)));
        all.put("no channels", core -> {
            Channeling.enable(core);
            return Channeling.list(core);
        });
    }

    private static void creation(Map<String, Function<TestCore, Push>> all, String name, String settings) {
        all.put(name, core -> {
            Channeling.enable(core);
            return Channeling.create(core).body(settings);
        });
    }

    static Push broadcast(TestCore core) {
        return Channeling.broadcast(core, Channeling.channel(core, false, PRODUCTION));
    }

    private static Push storedBroadcast(TestCore core) {
        return Channeling.broadcast(core, Channeling.channel(core, true, PRODUCTION))
                .with(ApnsHeaders.EXPIRATION, "1767330000");
    }

    private static String deleted(TestCore core, Environment environment) {
        Channeling.enable(core);
        String channel = core.world
                .channels()
                .create(Topic.of(TestCore.TOPIC), environment, true)
                .id();
        core.world.channels().delete(channel);
        return channel;
    }

    private static Push followed(TestCore core, Runnable what) {
        core.installed();
        String channel = Channeling.channel(core, false, PRODUCTION);
        core.world.devices().subscribe(core.phone, channel);
        what.run();
        return Channeling.broadcast(core, channel);
    }

    private static void deadTokens(Map<String, Function<TestCore, Push>> all) {
        all.put("dead token, next push reaches the device", core -> dead(core, DeadTokens.afterNextPush()));
        all.put("dead token, device offline", core -> {
            Push push = dead(core, DeadTokens.afterNextPush());
            core.world.devices().goOffline(core.phone);
            return push;
        });
        all.put("dead token, device saves power", core -> {
            Push push = dead(core, DeadTokens.afterNextPush()).with(ApnsHeaders.PRIORITY, "5");
            core.world.devices().savePower(core.phone);
            return push.with(ApnsHeaders.EXPIRATION, "0");
        });
        all.put("dead token, waits for a device that saves power", core -> {
            Push push = dead(core, DeadTokens.afterNextPush()).with(ApnsHeaders.PRIORITY, "5");
            core.world.devices().savePower(core.phone);
            return push;
        });
        all.put("dead token, told after a push", core -> {
            Push push = dead(core, DeadTokens.afterNextPush());
            core.pass(Duration.ofHours(1));
            push.bearer(core.jwt()).send();
            return push;
        });
        all.put("dead token, told in a week", core -> dead(core, DeadTokens.after(Duration.ofDays(7))));
        all.put("dead token, told after a week", core -> {
            Push push = dead(core, DeadTokens.after(Duration.ofDays(7)));
            core.pass(Duration.ofDays(8));
            return push.bearer(core.jwt());
        });
        all.put("dead token, never told", core -> dead(core, DeadTokens.never()));
    }

    private static Push dead(TestCore core, DeadTokens when) {
        core.installed().with(o -> o.devices(d -> d.deadTokens(when)));
        core.world.installedApps().uninstall(core.phone, TestCore.APP);
        return core.push();
    }

    private static void savingPower(Map<String, Function<TestCore, Push>> all) {
        all.put("saving power, priority 10", ExplanationsTest::saving);
        all.put("saving power, priority 5", core -> saving(core).with(ApnsHeaders.PRIORITY, "5"));
        all.put(
                "saving power, priority 1, not to be stored",
                core -> saving(core).with(ApnsHeaders.PRIORITY, "1").with(ApnsHeaders.EXPIRATION, "0"));
    }

    private static void backgroundPushes(Map<String, Function<TestCore, Push>> all) {
        all.put("background, too many", core -> throttled(core, 1));
        all.put("background, too many again", core -> throttled(core, 2));
        all.put("background, force-quit", core -> {
            core.installed().world.installedApps().forceQuit(core.phone, TestCore.APP);
            return quiet(core);
        });
    }

    private static Push throttled(TestCore core, int before) {
        core.installed().with(o -> o.devices(d -> d.backgroundPushesPerApp(1, Duration.ofMinutes(20))));
        Push push = quiet(core);
        for (int i = 0; i < before; i++) {
            push.send();
        }
        return push;
    }

    private static Push quiet(TestCore core) {
        return background(core).with(ApnsHeaders.PRIORITY, "5");
    }

    private static void liveActivities(Map<String, Function<TestCore, Push>> all) {
        String start = "{\"aps\":{\"event\":\"start\",\"attributes-type\":\"Order\",\"attributes\":{},"
                + "\"content-state\":{\"stops\":3},\"alert\":\"On its way\"}}";
        String update = "{\"aps\":{\"event\":\"update\",\"content-state\":{\"stops\":2}}}";
        all.put("Live Activity started", core -> toStart(core).body(start));
        all.put("Live Activity not started", core -> toStart(core).body("{\"aps\":{\"event\":\"start\"}}"));
        all.put("Live Activity updated", core -> activity(core).body(update));
        all.put("Live Activity started twice", core -> activity(core).body(start));
        all.put("Live Activity over", core -> {
            Push push = activity(core).body(update);
            core.world.installedApps().dismissActivities(core.phone, TestCore.APP);
            return push;
        });
        all.put("Live Activity over, rejected", core -> {
            Push push = activity(core.with(o -> o.devices(d -> d.endedActivities(EndedActivities.UNREGISTERED))))
                    .body(update);
            core.world.installedApps().dismissActivities(core.phone, TestCore.APP);
            return push;
        });
    }

    private static Push toStart(TestCore core) {
        return core.installed(LIVE_ACTIVITY, PRODUCTION).push().topic(LIVE_ACTIVITY);
    }

    private static Push activity(TestCore core) {
        core.installed().world.installedApps().startActivity(core.phone, TestCore.APP);
        Topic topic = Topic.of(LIVE_ACTIVITY);
        return core.push(core.world.installedApps().token(core.phone, topic)).topic(LIVE_ACTIVITY);
    }

    private static Push saving(TestCore core) {
        core.installed().world.devices().savePower(core.phone);
        return core.push();
    }

    static Push background(TestCore core) {
        return core.push().with(ApnsHeaders.PUSH_TYPE, "background").body("{\"aps\":{\"content-available\":1}}");
    }

    private static void switchOff(TestCore core) {
        core.world.installedApps().notifications(core.phone, TestCore.APP, false);
    }

    private static Push after(TestCore core, Runnable what) {
        core.installed();
        core.pass(Duration.ofMinutes(10));
        what.run();
        core.pass(Duration.ofMinutes(10));
        return core.push().bearer(core.jwtAt(Instant.parse("2026-01-02T03:20:00Z")));
    }
}
