/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.client.Alert;
import dev.mockapns.client.AlertBuilder;
import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.ApnsClientBuilder;
import dev.mockapns.client.Notification;
import dev.mockapns.client.NotificationBuilder;
import dev.mockapns.client.Payload;
import dev.mockapns.client.PayloadBuilder;
import dev.mockapns.client.SigningKey;
import dev.mockapns.client.Sound;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.App;
import dev.mockapns.server.Device;
import dev.mockapns.server.InstalledApp;
import dev.mockapns.server.Journal;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.MockApnsServerBuilder;
import dev.mockapns.server.Team;
import dev.mockapns.server.TestClock;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.cause.Http2RuleCause;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.options.BroadcastOptions;
import dev.mockapns.server.options.ConnectionOptions;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.options.DeviceOptions;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.ProviderTokenOptions;
import dev.mockapns.server.options.StreamOptions;
import dev.mockapns.server.options.WireOptions;
import dev.mockapns.server.world.CertificateSettings;
import dev.mockapns.server.world.PayloadJson;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Objects to call methods on, and arguments for them. */
final class StandIns {

    private final Map<Class<?>, Supplier<?>> instances = new HashMap<>();
    private final Map<Class<?>, Object> wrongValues =
            Map.of(int.class, -1, long.class, -1L, String.class, "", Duration.class, Duration.ofSeconds(-1));

    StandIns(MockApnsServer apns, ApnsClient client, MockApnsProperties properties) {
        ofServer(apns);
        ofClient(client, apns.key());
        ofProtocol();
        ofJdk();
        put(MockApnsExtension.class, () -> MockApnsExtension.with(builder -> {}));
        put(MockApnsProperties.class, () -> properties);
    }

    private void ofServer(MockApnsServer apns) {
        ProviderCertificate certificate = apns.team().createMdmCertificate();
        put(MockApnsServer.class, () -> apns);
        put(MockApnsServerBuilder.class, MockApnsServer::builder);
        put(Device.class, apns::device);
        put(
                InstalledApp.class,
                () -> apns.device().install("com.example.orders").app("com.example.orders"));
        put(Team.class, apns::team);
        put(App.class, () -> apns.team().app("com.example.orders"));
        put(Journal.class, apns::journal);
        put(TestClock.class, apns::clock);
        ofOptions();
        put(DeadTokens.class, DeadTokens::atOnce);
        put(GoAway.class, GoAway::shutdown);
        put(Body.class, () -> Body.of(new byte[0]));
        put(PayloadJson.class, PayloadJson::none);
        put(Cause.class, AuthorCause.StubRejected::new);
        put(Http2RuleCause.class, () -> new FrameRuleCause.FrameTooLarge(1, 0));
        put(FrameRuleCause.class, () -> new FrameRuleCause.FrameTooLarge(1, 0));
        put(Verdict.class, () -> new Verdict.Found(0));
        put(CertificateSettings.Builder.class, CertificateSettings::builder);
        put(ProviderKey.class, apns::key);
        put(ProviderCertificate.class, () -> certificate);
        put(X509Certificate.class, certificate::certificate);
        put(PrivateKey.class, certificate::privateKey);
    }

    private void ofOptions() {
        put(Options.Builder.class, Options::builder);
        put(DeviceOptions.class, () -> Options.defaults().devices());
        put(DeviceOptions.Builder.class, () -> groupBuilder(Options.builder()::devices));
        put(ProviderTokenOptions.class, () -> Options.defaults().providerTokens());
        put(ProviderTokenOptions.Builder.class, () -> groupBuilder(Options.builder()::providerTokens));
        put(StreamOptions.Builder.class, () -> groupBuilder(Options.builder()::streams));
        put(ConnectionOptions.Builder.class, () -> groupBuilder(Options.builder()::connections));
        put(BroadcastOptions.Builder.class, () -> groupBuilder(Options.builder()::broadcast));
        put(WireOptions.Builder.class, () -> groupBuilder(Options.builder()::wire));
    }

    /** Returns the builder of a group of options, which only a change of that group gets to see. */
    private static <B> B groupBuilder(Consumer<UnaryOperator<B>> group) {
        List<B> builders = new ArrayList<>();
        group.accept(builder -> {
            builders.add(builder);
            return builder;
        });
        return builders.get(0);
    }

    private void ofClient(ApnsClient client, ProviderKey key) {
        put(ApnsClient.class, () -> client);
        put(ApnsClientBuilder.class, ApnsClient::builder);
        put(SigningKey.class, () -> SigningKey.fromPem(key.p8(), key.keyId(), key.teamId()));
        put(Notification.class, () -> Notification.builder("", "").build());
        put(NotificationBuilder.class, () -> Notification.builder("", ""));
        put(Payload.class, Payload::background);
        put(PayloadBuilder.class, Payload::builder);
        put(Alert.class, () -> Alert.of("x"));
        put(AlertBuilder.class, Alert::builder);
        put(Sound.class, () -> Sound.of("x"));
    }

    private void ofProtocol() {
        put(ApnsId.class, ApnsId::random);
        put(CollapseId.class, () -> CollapseId.of("x"));
        put(DeviceToken.class, () -> DeviceToken.of("ab"));
        put(Reason.class, () -> KnownReason.BAD_DEVICE_TOKEN);
        put(Topic.class, () -> Topic.of("com.example.orders"));
    }

    private void ofJdk() {
        put(boolean.class, () -> false);
        put(int.class, () -> 1);
        put(long.class, () -> 1L);
        put(double.class, () -> 1.0);
        put(Object.class, Object::new);
        put(String.class, () -> "x");
        put(Throwable.class, Exception::new);
        put(Duration.class, () -> Duration.ofSeconds(1));
        put(Instant.class, () -> Instant.EPOCH);
        put(Optional.class, Optional::empty);
        put(List.class, List::of);
        put(Set.class, Set::of);
        put(Path.class, () -> Path.of("missing"));
        put(InputStream.class, () -> new ByteArrayInputStream(new byte[0]));
        put(InetAddress.class, InetAddress::getLoopbackAddress);
    }

    private <T> void put(Class<T> type, Supplier<? extends T> instance) {
        instances.put(type, instance);
    }

    /** Returns an argument that is invalid if its type has invalid values, because null is checked first. */
    Object argument(Class<?> type) throws ReflectiveOperationException {
        Object wrong = wrongValues.get(type);
        return wrong == null ? instance(type) : wrong;
    }

    /** Returns an object of {@code type}. */
    Object instance(Class<?> type) throws ReflectiveOperationException {
        Supplier<?> known = instances.get(type);
        if (known != null) {
            return known.get();
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isInterface() && !type.isSealed()) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> method.getName());
        }
        throw new AssertionError("no " + type.getName() + " at hand (name one in StandIns)");
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] components = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            components[i] = instance(types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(components);
    }
}
