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
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.WorldView;
import dev.mockapns.server.options.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One request on its way through a table: what every rule may look at. Used by one thread. */
public final class RuleContext {

    private final ApnsRequest request;
    private final ConnectionState connection;
    private final WorldView world;
    private final ProviderTokens providerTokens;
    private final Throttle throttle;
    private final Options options;
    private final Instant now;
    private final Duration ahead;

    private Optional<Bearer> bearer = Optional.empty();
    private Optional<VerificationResult> reading = Optional.empty();
    private Optional<Topic> topic = Optional.empty();
    private Optional<TokenLife> life = Optional.empty();
    private Optional<TokenUse> tokenUse = Optional.empty();

    /**
     * @param now the fake's time
     * @param ahead how far it stands ahead of wall time
     */
    public RuleContext(
            ApnsRequest request,
            ConnectionState connection,
            WorldView world,
            ProviderTokens providerTokens,
            Throttle throttle,
            Options options,
            Instant now,
            Duration ahead) {
        this.request = request;
        this.connection = connection;
        this.world = world;
        this.providerTokens = providerTokens;
        this.throttle = throttle;
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

    Throttle throttle() {
        return throttle;
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

    /** Returns the topic, where the request has a well-formed one, or the client certificate implies it. */
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

    /** Returns the channel that the request names, deleted or not, of whatever app and environment. */
    public Optional<Channel> channel() {
        return request.header(ApnsHeaders.CHANNEL_ID).flatMap(world::channel);
    }

    /** Returns the push type, where the request names one that APNs knows. */
    Optional<PushType> pushType() {
        return request.header(ApnsHeaders.PUSH_TYPE).flatMap(PushType::of);
    }

    /** Returns the history of the device token, where this fake issued it. */
    public Optional<TokenLife> life() {
        return life;
    }

    /** Returns the topic that the device token was issued for, where this fake issued it. */
    Optional<Topic> issuedFor() {
        return life.map(TokenLife::topic);
    }

    /** Returns what is in the authorization header. */
    Bearer bearer() {
        if (bearer.isEmpty()) {
            bearer = Optional.of(Bearer.of(request));
        }
        return bearer.get();
    }

    /** Returns what the provider token says. */
    VerificationResult providerToken() {
        if (reading.isEmpty()) {
            reading = Optional.of(providerTokens.read(
                    bearer().token(), world, options.providerTokens().nonstandard(), now, now.minus(ahead)));
        }
        return reading.get();
    }

    /** Returns the key that signed the provider token; of a request whose provider token is genuine. */
    RegisteredKey key() {
        return providerToken().key().orElseThrow();
    }

    /** Returns the key that an accepted request binds its connection to; empty where a client certificate was used. */
    public Optional<RegisteredKey> bindingKey() {
        return certificate().isPresent() ? Optional.empty() : Optional.of(key());
    }

    /** Returns what the connection is bound to, where that matters. */
    Optional<Binding> binding() {
        return options.providerTokens().connectionBinding() ? connection.binding() : Optional.empty();
    }

    /**
     * Returns the use of the provider token that this request makes. To ask is to count: what was not asked, is not
     * noted.
     */
    TokenUse tokenUse() {
        if (tokenUse.isEmpty()) {
            String sent = bearer().token();
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
