/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.TokenUse;
import dev.mockapns.server.internal.providertoken.ProviderTokens;
import dev.mockapns.server.internal.providertoken.VerificationResult;
import dev.mockapns.server.internal.request.AuthorizationHeader;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.WorldView;
import dev.mockapns.server.options.NonstandardTokens;
import dev.mockapns.server.options.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is checked against a rule set, with everything that a rule may read. Used by one thread. */
public final class RuleContext {

    private final ApnsRequest request;
    private final ConnectionState connection;
    private final WorldView world;
    private final ProviderTokens providerTokens;
    private final PushCounts pushCounts;
    private final Options options;
    private final Instant now;
    private final Duration ahead;

    private final RequestHeaders headers;
    private final boolean namesTopic;
    private final @Nullable Topic topic;
    private final String tokenText;
    private final @Nullable DeviceToken token;
    private final @Nullable TokenLife life;

    private LastRequest remembered;
    private @Nullable VerificationResult providerToken;
    private @Nullable TokenUse tokenUse;

    /**
     * Creates the context of one request.
     *
     * @param headers of the request
     * @param now the fake's time
     * @param ahead how far it is ahead of wall time
     */
    public RuleContext(
            ApnsRequest request,
            RequestHeaders headers,
            ConnectionState connection,
            WorldView world,
            ProviderTokens providerTokens,
            PushCounts pushCounts,
            Options options,
            Instant now,
            Duration ahead) {
        this.request = request;
        this.headers = headers;
        this.connection = connection;
        this.world = world;
        this.providerTokens = providerTokens;
        this.pushCounts = pushCounts;
        this.options = options;
        this.now = now;
        this.ahead = ahead;
        this.remembered = LastRequest.of(connection);
        Optional<String> segment = request.deviceToken();
        this.tokenText = segment.orElse("");
        TokenLife asSpelled = world.token(tokenText);
        this.token = asSpelled == null ? DeviceToken.parse(tokenText).orElse(null) : asSpelled.token();
        this.life = asSpelled == null && token != null ? world.token(token.hex()) : asSpelled;
        Topic implied = segment.isEmpty() || !headers.topic().text().isEmpty() ? null : impliedTopic(request);
        this.topic = implied == null ? headers.topic().value() : implied;
        this.namesTopic = implied != null || !headers.topic().text().isEmpty();
    }

    /** Returns the topic of a push that names none: that of the client certificate, if it is for one only. */
    private static @Nullable Topic impliedTopic(ApnsRequest request) {
        Optional<ClientCertificate> certificate = request.connection().certificate();
        return certificate.isEmpty() ? null : certificate.get().defaultTopic().orElse(null);
    }

    ApnsRequest request() {
        return request;
    }

    RequestHeaders headers() {
        return headers;
    }

    ConnectionState connection() {
        return connection;
    }

    WorldView world() {
        return world;
    }

    PushCounts pushCounts() {
        return pushCounts;
    }

    Options options() {
        return options;
    }

    Instant now() {
        return now;
    }

    Duration ahead() {
        return ahead;
    }

    /** Returns the certificate that the client presented; it is then used instead of a provider token. */
    Optional<ClientCertificate> certificate() {
        return request.connection().certificate();
    }

    /** Tells whether the request has a topic, well-formed or not, or a client certificate implies one. */
    boolean namesTopic() {
        return namesTopic;
    }

    /** Returns the topic; null if the request has none that is well-formed, and no client certificate implies one. */
    @Nullable
    Topic topic() {
        return topic;
    }

    /** Returns the topic; of a request that kept the rules <em>topic present</em> and <em>topic well-formed</em>. */
    Topic requiredTopic() {
        return requireNonNull(topic, "topic");
    }

    /** Returns what a request to the broadcast API asks for; of a request that kept the rules of the request line. */
    public AppPath appPath() {
        return AppPath.of(request).orElseThrow();
    }

    /** Returns the app of a request to the broadcast API; of a request whose path names one. */
    public Topic app() {
        return Topic.of(appPath().bundleId());
    }

    /** Returns the channel that the request names, deleted or not, of any app and environment. */
    public Optional<Channel> channel() {
        return headers.channelId().isPresent()
                ? world.channel(headers.channelId().text())
                : Optional.empty();
    }

    /** Returns the push type; null if the request names none that APNs knows. */
    @Nullable
    PushType pushType() {
        return headers.pushType().value();
    }

    /** Returns the part of the path that names a device token, well-formed or not; empty for any other path. */
    String tokenText() {
        return tokenText;
    }

    /** Returns the device token; null if the path has none that is well-formed. */
    @Nullable
    DeviceToken token() {
        return token;
    }

    /** Returns the device token; of a request that kept the rule <em>token decodable</em>. */
    public DeviceToken requiredToken() {
        return requireNonNull(token, "token");
    }

    /** Returns the history of the device token; null if this fake did not issue it. */
    public @Nullable TokenLife life() {
        return life;
    }

    /** Returns the history of the device token; of a request to one that this fake issued. */
    TokenLife issuedToken() {
        return requireNonNull(life, "life");
    }

    /** Returns the topic that the device token was issued for; empty if this fake did not issue it. */
    Optional<Topic> issuedFor() {
        return life == null ? Optional.empty() : Optional.of(life.topic());
    }

    AuthorizationHeader authorization() {
        return headers.authorization();
    }

    /** Returns the provider token, parsed and verified. */
    VerificationResult providerToken() {
        VerificationResult result = providerToken;
        if (result == null) {
            result = verified();
            providerToken = result;
        }
        return result;
    }

    private VerificationResult verified() {
        String sent = authorization().token();
        NonstandardTokens nonstandard = options.providerTokens().nonstandard();
        VerificationResult known = remembered.result(sent, nonstandard, world);
        if (known != null) {
            return known;
        }
        VerificationResult read = providerTokens.read(sent, world, nonstandard, now, now.minus(ahead));
        remembered = remembered.verified(sent, nonstandard, read);
        return read;
    }

    /** Returns the key that signed the provider token; of a request whose provider token is genuine. */
    RegisteredKey key() {
        return providerToken().key().orElseThrow();
    }

    /** Returns the key that an accepted request binds its connection to; null if a client certificate was used. */
    public @Nullable RegisteredKey bindingKey() {
        return certificate().isPresent() ? null : key();
    }

    /** Returns what the connection is bound to; empty if nothing binds it, or an option turns binding off. */
    Optional<Binding> binding() {
        return options.providerTokens().connectionBinding() ? connection.binding() : Optional.empty();
    }

    /**
     * Returns the use of the provider token that this request makes. Calling this counts the use: a request for which no rule
     * calls it is not counted.
     */
    TokenUse tokenUse() {
        TokenUse use = tokenUse;
        if (use == null) {
            String sent = authorization().token();
            TokenUse previous = connection.tokenUses().get(countedTogether());
            use = previous == null
                    ? TokenUse.first(sent, now)
                    : previous.next(sent, now, options.providerTokens().earlyChanges());
            tokenUse = use;
        }
        return use;
    }

    /** Returns the state of the connection after this request, a binding apart. */
    public ConnectionState next(RuleSetResult result) {
        ConnectionState next = result.authenticated() ? connection.authenticate() : connection;
        if (tokenUse != null) {
            next = next.use(countedTogether(), tokenUse);
        }
        return next.remember(remembered.with(headers));
    }

    /** A topic-specific key and its related key may take turns on a connection; the keys of a team may not. */
    private String countedTogether() {
        return key().relatedKeyId().isPresent() ? key().keyId() : key().teamId();
    }
}
