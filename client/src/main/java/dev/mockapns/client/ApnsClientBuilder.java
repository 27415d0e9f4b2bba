/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.client.internal.auth.Authorization;
import dev.mockapns.client.internal.classpath.JacksonVersions;
import dev.mockapns.client.internal.http2.Endpoint;
import dev.mockapns.client.internal.http2.NettyVersions;
import dev.mockapns.client.internal.http2.Sender;
import dev.mockapns.client.internal.http2.SenderSettings;
import dev.mockapns.client.internal.tls.CertificatePem;
import dev.mockapns.client.internal.tls.ClientTls;
import dev.mockapns.protocol.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** The settings of a new client. Can build several clients. Not thread-safe. */
public final class ApnsClientBuilder {

    /** The default limit for opening a connection. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The default limit for the answer to a push. */
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** The default number of pushes that may wait for a free stream. */
    public static final int DEFAULT_QUEUE_CAPACITY = 10_000;

    private static final int MAX_PORT = 65_535;

    private final List<X509Certificate> trusted = new ArrayList<>();
    private String host = Environment.PRODUCTION.host();
    private int port = Environment.DEFAULT_PORT;
    private Optional<SigningKey> signingKey = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private boolean localChecks = true;
    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration requestTimeout = DEFAULT_REQUEST_TIMEOUT;
    private int queueCapacity = DEFAULT_QUEUE_CAPACITY;
    private Executor callbackExecutor = defaultCallbackExecutor();

    ApnsClientBuilder() {}

    /** Sends to Apple's host for this environment. Default: {@link Environment#PRODUCTION}. */
    public ApnsClientBuilder environment(Environment environment) {
        return server(requireNonNull(environment, "environment").host(), Environment.DEFAULT_PORT);
    }

    /**
     * Sends to this server, for example to a fake, or to Apple's alternative port. Its certificate must be valid for
     * {@code host}.
     *
     * @param host a host name or an IP address, an IPv6 address with brackets or without
     * @param port 1 to 65535
     * @throws IllegalArgumentException if {@code host} is empty or {@code port} is out of range
     */
    public ApnsClientBuilder server(String host, int port) {
        if (requireNonNull(host, "host").isBlank()) {
            throw new IllegalArgumentException("host: \"" + host + "\" (expected: a host name or an IP address)");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to " + MAX_PORT + ")");
        }
        this.host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        this.port = port;
        return this;
    }

    /**
     * Trusts servers whose certificate chain ends in this one, in addition to those named before. Without any, the
     * JDK's trust store is used; with any, only they are trusted.
     */
    public ApnsClientBuilder trust(X509Certificate certificate) {
        trusted.add(requireNonNull(certificate, "certificate"));
        return this;
    }

    /**
     * As {@link #trust(X509Certificate)} for every certificate in this text.
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    public ApnsClientBuilder trustPem(String pem) {
        trusted.addAll(CertificatePem.parse("pem", requireNonNull(pem, "pem")));
        return this;
    }

    /**
     * As {@link #trust(X509Certificate)} for every certificate in this PEM file, which is read at once.
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read
     * @throws java.io.UncheckedIOException if the file cannot be read; names it
     */
    public ApnsClientBuilder trustFile(Path pemFile) {
        requireNonNull(pemFile, "pemFile");
        try {
            trusted.addAll(
                    CertificatePem.parse(pemFile.toString(), Files.readString(pemFile, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException("pemFile: " + pemFile + " cannot be read", e);
        }
        return this;
    }

    /** Signs provider tokens with this key. Default: none, and pushes carry no {@code authorization}. */
    public ApnsClientBuilder signingKey(SigningKey signingKey) {
        this.signingKey = Optional.of(requireNonNull(signingKey, "signingKey"));
        return this;
    }

    /** Sets the clock that provider tokens are dated by. Default: the system clock. */
    public ApnsClientBuilder clock(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets whether the client checks pushes before it sends them, and fails those that APNs would reject for their
     * form: malformed device token, topic or collapse id, topic against push type, payload empty or too large,
     * priority of background pushes. Default: true. Use false in tests of how a server handles bad requests.
     */
    public ApnsClientBuilder localChecks(boolean localChecks) {
        this.localChecks = localChecks;
        return this;
    }

    /**
     * Limits how long opening a connection may take, from the look-up of the host name to the server's first SETTINGS
     * frame. Default: 10 seconds.
     *
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public ApnsClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = positive("connectTimeout", requireNonNull(timeout, "timeout"));
        return this;
    }

    /**
     * Limits how long a push may take from {@link ApnsClient#send} to its answer, including the wait for a connection
     * and a free stream. Default: 30 seconds.
     *
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public ApnsClientBuilder requestTimeout(Duration timeout) {
        this.requestTimeout = positive("requestTimeout", requireNonNull(timeout, "timeout"));
        return this;
    }

    /**
     * Limits how many pushes may wait for the connection or for a free stream; further ones fail at once, safe to
     * send again. Default: {@value #DEFAULT_QUEUE_CAPACITY}.
     *
     * @throws IllegalArgumentException if {@code pushes} is not positive
     */
    public ApnsClientBuilder queueCapacity(int pushes) {
        if (pushes < 1) {
            throw new IllegalArgumentException("queueCapacity: " + pushes + " (expected: >= 1)");
        }
        this.queueCapacity = pushes;
        return this;
    }

    /**
     * Completes the futures of {@link ApnsClient#send} on this executor, so that dependent actions may block without
     * stalling the connection. Default: the {@linkplain ForkJoinPool#commonPool() common pool} of the JVM. With an
     * executor that runs tasks in the calling thread, dependent actions run on the event loop and must not block.
     */
    public ApnsClientBuilder callbackExecutor(Executor executor) {
        this.callbackExecutor = requireNonNull(executor, "executor");
        return this;
    }

    /**
     * Returns the client. The first send opens the connection.
     *
     * @throws IllegalStateException if Netty or Jackson on the class path is too old; the message names the version
     * found, the one needed and the remedy
     */
    public ApnsClient build() {
        NettyVersions.check();
        JacksonVersions.check();
        Endpoint endpoint = new Endpoint(host, port);
        SenderSettings settings =
                new SenderSettings(endpoint, new ClientTls(trusted), connectTimeout, requestTimeout, queueCapacity);
        return new Http2ApnsClient(
                new Sender(settings),
                endpoint.authority(),
                signingKey.<Authorization>map(key -> key.providerTokens(clock)).orElse(Authorization.NONE),
                localChecks,
                callbackExecutor);
    }

    /** With a common pool of parallelism 0, its tasks would never run. */
    private static Executor defaultCallbackExecutor() {
        return ForkJoinPool.getCommonPoolParallelism() > 0
                ? ForkJoinPool.commonPool()
                : new CompletableFuture<Void>().defaultExecutor();
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: longer than zero)");
        }
        return value;
    }
}
