/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.stub.Stub;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import dev.mockapns.server.world.TokenListener;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A fake APNs: one world of teams, keys, apps and devices behind two listeners, production and sandbox, that judges
 * every push by Apple's rules and explains each rejection. Two more listeners take channel management, for broadcast
 * pushes; on demand, one takes all of that by host name, and one does so without TLS.
 *
 * <pre>{@code
 * try (MockApnsServer apns = MockApnsServer.start("com.example.orders")) {
 *     Device phone = apns.device("Alice's iPhone").install("com.example.orders");
 *     // point the back end at apns.host(), apns.port(PRODUCTION), apns.caPem() and apns.key(), then:
 *     apns.journal().await(1, Duration.ofSeconds(2));
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread; they return without waiting for the network, {@link #settle} apart.
 */
public interface MockApnsServer extends AutoCloseable {

    /**
     * Starts a fake on free ports of the loopback interface.
     *
     * @param topics the bundle ids that the default team owns; with none, every well-formed topic belongs to it
     * @throws IllegalArgumentException if a topic is malformed
     */
    static MockApnsServer start(String... topics) {
        return builder().topics(topics).start();
    }

    /** Returns a builder whose defaults are those of {@link #start}. */
    static MockApnsServerBuilder builder() {
        return new MockApnsServerBuilder();
    }

    /** Returns the host name or address to connect to; the server certificate is valid for it. */
    String host();

    /** Returns the TCP port of the listener to {@code environment}. */
    int port(Environment environment);

    /** Returns the TCP port of the listener for channel management in {@code environment}. */
    int managementPort(Environment environment);

    /**
     * Returns the TCP port of the listener that both environments share; empty unless {@link
     * MockApnsServerBuilder#sharedPort(int)} asked for it.
     */
    OptionalInt sharedPort();

    /**
     * Returns the TCP port of the listener without TLS; empty unless {@link MockApnsServerBuilder#plainTextPort(int)}
     * asked for it.
     */
    OptionalInt plainTextPort();

    /** Returns the root certificate that a client must trust. */
    X509Certificate caCertificate();

    /** Returns {@link #caCertificate()} as PEM text. */
    String caPem();

    /**
     * Returns a TLS context that trusts {@link #caCertificate()} and nothing else, for clients that use JSSE, such as
     * the JDK's HTTP client.
     */
    SSLContext sslContext();

    /**
     * As {@link #sslContext()}, and presents {@code certificate} to the server: for clients that use a provider
     * certificate instead of provider tokens.
     */
    SSLContext sslContext(ProviderCertificate certificate);

    /** Returns the signing key of the default team, valid for both environments and all its topics. */
    ProviderKey key();

    /** Returns the team that owns the topics this fake was started with. */
    Team team();

    /**
     * Returns the team with this id, and creates it if it does not exist.
     *
     * @throws IllegalArgumentException if {@code teamId} is not 10 letters and digits
     */
    Team team(String teamId);

    /** Returns a new device with a name that no other device has. */
    Device device();

    /** Returns the device of this name, and creates it if it does not exist. */
    Device device(String name);

    /**
     * Answers pushes to {@code token} with {@code reason}, as a rule about device tokens: a request that breaks an
     * earlier rule, for example about its provider token, still gets the answer for that. With a reason of status 410,
     * the timestamp is the time of the answer.
     *
     * @param token the device token as the request's path has it; it need not be well-formed
     * @throws IllegalArgumentException if {@code token} is blank or has white space around it
     */
    void reject(String token, Reason reason);

    /**
     * As {@link #reject(String, Reason)}, with this {@code timestamp}: when APNs confirmed that the token is dead.
     *
     * @throws IllegalArgumentException as {@link #reject(String, Reason)}, or if the status of {@code reason} is
     *     not 410
     */
    void reject(String token, Reason reason, Instant timestamp);

    /** As {@link #reject(String, Reason)}. */
    default void reject(DeviceToken token, Reason reason) {
        reject(requireNonNull(token, "token").hex(), reason);
    }

    /** As {@link #reject(String, Reason)} with {@link KnownReason#BAD_DEVICE_TOKEN}. */
    default void reject(String token) {
        reject(token, KnownReason.BAD_DEVICE_TOKEN);
    }

    /** As {@link #reject(String, Reason)} with {@link KnownReason#BAD_DEVICE_TOKEN}. */
    default void reject(DeviceToken token) {
        reject(token, KnownReason.BAD_DEVICE_TOKEN);
    }

    /** Ends the effect of {@link #reject(String, Reason)}; does nothing for a token that is not rejected. */
    void stopRejecting(String token);

    /** As {@link #stopRejecting(String)}. */
    default void stopRejecting(DeviceToken token) {
        stopRejecting(requireNonNull(token, "token").hex());
    }

    /**
     * Asks {@code stub} about every request before the rules. A later call replaces the stub of an earlier one. If the
     * stub throws, the answer is {@code InternalServerError}.
     */
    void stub(Stub stub);

    /**
     * Ends every open connection with GOAWAY, as APNs does occasionally on busy connections, and when a server is taken
     * down ({@link GoAway#shutdown()}). New connections are accepted. Returns when GOAWAY is sent; a request in
     * progress is still answered if {@code goAway} is graceful, for at most 5 seconds. A connection that is in the TLS
     * handshake gets its GOAWAY when the client has sent its HTTP/2 preface. A connection that is already ending is not
     * changed.
     */
    void goAway(GoAway goAway);

    /** Returns the current options. */
    Options options();

    /** Changes options; the others keep their values. Applies from the next request on. */
    void options(UnaryOperator<Options.Builder> change);

    /** Returns the record of every exchange. */
    Journal journal();

    /** Returns the clock that every rule reads. */
    TestClock clock();

    /**
     * Calls {@code listener} for every device token that is issued or dies from now on, as an app reports its token to
     * its back end. Listeners run in order on one thread of this server, never on the caller's.
     */
    void onToken(TokenListener listener);

    /**
     * Waits until the listeners were called for everything that happened before this call.
     *
     * @throws IllegalStateException if that takes longer than {@code timeout}; names the listener that is running
     */
    void settle(Duration timeout);

    /**
     * Creates a new world: devices, channels, chosen rejections, stub, listeners and journal are removed; topics, teams, keys,
     * certificates, ports and options are kept. The clock goes back to wall time; a provider token that a client dated by
     * the clock before stays valid ({@link TestClock}).
     *
     * <p>Connections stay open, and no request is lost: one in progress is answered by the old world or by the new one.
     * Connection bindings, updates of provider tokens and errors are forgotten; MAX_CONCURRENT_STREAMS stays as it was
     * announced. An open connection is recorded again when a request arrives or something happens to it. {@link
     * #goAway} ends connections.
     */
    void reset();

    /**
     * Closes listeners and connections. Takes milliseconds, and at most 3 seconds while a stub blocks, which is logged;
     * a second call does nothing.
     */
    @Override
    void close();
}
