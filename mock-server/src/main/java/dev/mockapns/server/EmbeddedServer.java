/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.listener.ListenFailure;
import dev.mockapns.server.internal.listener.ListenerSettings;
import dev.mockapns.server.internal.listener.Listeners;
import dev.mockapns.server.internal.listener.ServerIdentity;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.stub.Stub;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import dev.mockapns.server.world.TokenListener;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** A fake in this JVM: connects the listeners, the core and the world. */
final class EmbeddedServer implements MockApnsServer {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String IPV6_LOOPBACK = "::1";

    private final FakeCore core;
    private final World world;
    private final ServerIdentity identity;
    private final Listeners listeners;
    private final String host;
    private final EmbeddedJournal publicJournal;
    private final EmbeddedClock publicClock;

    private EmbeddedServer(FakeCore core, ServerIdentity identity, String host, Listeners listeners) {
        this.core = core;
        this.world = core.world();
        this.identity = identity;
        this.host = host;
        this.listeners = listeners;
        publicJournal = new EmbeddedJournal(core.journal(), core.connections(), core.events());
        publicClock = new EmbeddedClock(world, this::endIdleConnections);
    }

    /** Opens the listeners. */
    static EmbeddedServer start(ServerSettings settings) {
        FakeCore core = FakeCore.create(settings);
        String host = hostOf(settings.bindAddress());
        ServerIdentity identity = identity(settings, host);
        return new EmbeddedServer(core, identity, host, openListeners(settings, core, identity));
    }

    private static Listeners openListeners(ServerSettings settings, FakeCore core, ServerIdentity identity) {
        try {
            return Listeners.open(
                    new ListenerSettings(settings.bindAddress(), settings.ports(), identity, settings.limits()),
                    core.pipeline(),
                    core.connections(),
                    core.world().clock(),
                    core.options());
        } catch (ListenFailure failure) {
            throw ListenProblems.explain(failure);
        }
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int port(Environment environment) {
        return listeners.port(requireNonNull(environment, "environment"));
    }

    @Override
    public int managementPort(Environment environment) {
        return listeners.managementPort(requireNonNull(environment, "environment"));
    }

    @Override
    public OptionalInt sharedPort() {
        return listeners.sharedPort();
    }

    @Override
    public OptionalInt plainTextPort() {
        return listeners.plainTextPort();
    }

    @Override
    public X509Certificate caCertificate() {
        return identity.root();
    }

    @Override
    public String caPem() {
        return identity.rootPem();
    }

    @Override
    public SSLContext sslContext() {
        return identity.trusting();
    }

    @Override
    public SSLContext sslContext(ProviderCertificate certificate) {
        return identity.trusting(requireNonNull(certificate, "certificate"));
    }

    @Override
    public ProviderKey key() {
        return world.defaultKey();
    }

    @Override
    public Team team() {
        return new EmbeddedTeam(
                world, core.providerCertificates(), world.teams().defaultTeam());
    }

    @Override
    public Team team(String teamId) {
        world.teams().found(teamId);
        return new EmbeddedTeam(world, core.providerCertificates(), teamId);
    }

    @Override
    public Device device() {
        return new EmbeddedDevice(
                world.devices(), world.installedApps(), world.devices().fresh());
    }

    @Override
    public Device device(String name) {
        return new EmbeddedDevice(
                world.devices(), world.installedApps(), world.devices().named(name));
    }

    @Override
    public void reject(String token, Reason reason) {
        world.chosenRejections().reject(token, reason);
    }

    @Override
    public void reject(String token, Reason reason, Instant timestamp) {
        requireNonNull(token, "token");
        requireNonNull(reason, "reason");
        requireNonNull(timestamp, "timestamp");
        world.chosenRejections().reject(token, reason, timestamp);
    }

    @Override
    public void stopRejecting(String token) {
        world.chosenRejections().stopRejecting(token);
    }

    @Override
    public void stub(Stub stub) {
        core.stubbing().use(stub);
    }

    @Override
    public void goAway(GoAway goAway) {
        listeners.goAway(requireNonNull(goAway, "goAway"));
        core.journal().connectionsEnded();
    }

    private void endIdleConnections() {
        listeners.checkIdle();
        if (core.options().get().connections().idleTimeout().isPresent()) {
            core.journal().connectionsEnded();
        }
    }

    @Override
    public Options options() {
        return core.options().get();
    }

    @Override
    public void options(UnaryOperator<Options.Builder> change) {
        core.options().change(requireNonNull(change, "change"));
        listeners.checkIdle();
    }

    @Override
    public Journal journal() {
        return publicJournal;
    }

    @Override
    public TestClock clock() {
        return publicClock;
    }

    @Override
    public void onToken(TokenListener listener) {
        core.events().add(listener);
    }

    @Override
    public void settle(Duration timeout) {
        core.events().settle(timeout);
    }

    @Override
    public void reset() {
        core.pipeline().reset(() -> {
            core.stubbing().reset();
            core.events().reset();
            world.reset();
            core.journal().reset(listeners.lastConnection());
            core.connections().reset();
        });
        listeners.restartIdleTime();
    }

    @Override
    public void close() {
        listeners.close();
        core.events().close();
        core.journal().close();
        core.connections().close();
    }

    @Override
    public String toString() {
        return "MockApnsServer[" + host + ", production=" + port(Environment.PRODUCTION) + ", sandbox="
                + port(Environment.SANDBOX) + "]";
    }

    /** Returns an address that clients on this machine can connect to. */
    private static String hostOf(InetAddress bindAddress) {
        boolean ipv4 = bindAddress instanceof Inet4Address;
        if (bindAddress.isAnyLocalAddress()) {
            return ipv4 ? LOOPBACK : IPV6_LOOPBACK;
        }
        return bindAddress.isLoopbackAddress() && !ipv4 ? IPV6_LOOPBACK : bindAddress.getHostAddress();
    }

    private static ServerIdentity identity(ServerSettings settings, String host) {
        List<String> names = new ArrayList<>(settings.hostNames());
        names.add(host);
        return settings.certificates()
                .map(directory -> ServerIdentity.keptIn(directory, names))
                .orElseGet(() -> ServerIdentity.shared(names));
    }
}
