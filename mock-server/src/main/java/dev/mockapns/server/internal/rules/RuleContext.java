/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsHeaders;
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
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.WorldView;
import dev.mockapns.server.options.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    private Optional<AuthorizationHeader> authorization = Optional.empty();
    private Optional<VerificationResult> reading = Optional.empty();
    private Optional<Topic> topic = Optional.empty();
    private Optional<TokenLife> life = Optional.empty();
    private Optional<TokenUse> tokenUse = Optional.empty();

    /**
     * @param now the fake's time
     * @param ahead how far it is ahead of wall time
     */
    public RuleContext(
            ApnsRequest request,
            ConnectionState connection,
            WorldView world,
            ProviderTokens providerTokens,
            PushCounts pushCounts,
            Options options,
            Instant now,
            Duration ahead) {
        this.request = request;
        this.connection = connection;
        this.world = world;
        this.providerTokens = providerTokens;
        this.pushCounts = pushCounts;
        this.options = options;
        this.now = now;
        this.ahead = ahead;
        this.topic = request.topic().flatMap(Topic::parse);
        this.life = request.deviceToken().flatMap(DeviceToken::parse).flatMap(world::token);
    }

    ApnsRequest request() {
        return request;
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

    /** Returns the topic; empty if the request has none that is well-formed, and no client certificate implies one. */
    public Optional<Topic> topic() {
        return topic;
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
        return request.header(ApnsHeaders.CHANNEL_ID).flatMap(world::channel);
    }

    /** Returns the push type; empty if the request names none that APNs knows. */
    Optional<PushType> pushType() {
        return request.header(ApnsHeaders.PUSH_TYPE).flatMap(PushType::of);
    }

    /** Returns the history of the device token; empty if this fake did not issue it. */
    public Optional<TokenLife> life() {
        return life;
    }

    /** Returns the topic that the device token was issued for; empty if this fake did not issue it. */
    Optional<Topic> issuedFor() {
        return life.map(TokenLife::topic);
    }

    AuthorizationHeader authorization() {
        if (authorization.isEmpty()) {
            authorization = Optional.of(AuthorizationHeader.of(request));
        }
        return authorization.get();
    }

    /** Returns the provider token, parsed and verified. */
    VerificationResult providerToken() {
        if (reading.isEmpty()) {
            reading = Optional.of(providerTokens.read(
                    authorization().token(), world, options.providerTokens().nonstandard(), now, now.minus(ahead)));
        }
        return reading.get();
    }

    /** Returns the key that signed the provider token; of a request whose provider token is genuine. */
    RegisteredKey key() {
        return providerToken().key().orElseThrow();
    }

    /** Returns the key that an accepted request binds its connection to; empty if a client certificate was used. */
    public Optional<RegisteredKey> bindingKey() {
        return certificate().isPresent() ? Optional.empty() : Optional.of(key());
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
        if (tokenUse.isEmpty()) {
            String sent = authorization().token();
            tokenUse = Optional.of(Optional.ofNullable(connection.tokenUses().get(countedTogether()))
                    .map(use -> use.next(sent, now, options.providerTokens().earlyChanges()))
                    .orElseGet(() -> TokenUse.first(sent, now)));
        }
        return tokenUse.get();
    }

    /** Returns the state of the connection after this request, a binding apart. */
    public ConnectionState next(RuleSetResult result) {
        ConnectionState next = result.authenticated() ? connection.authenticate() : connection;
        return tokenUse.map(use -> next.use(countedTogether(), use)).orElse(next);
    }

    /** A topic-specific key and its related key may take turns on a connection; the keys of a team may not. */
    private String countedTogether() {
        return key().relatedKeyId().isPresent() ? key().keyId() : key().teamId();
    }
}
