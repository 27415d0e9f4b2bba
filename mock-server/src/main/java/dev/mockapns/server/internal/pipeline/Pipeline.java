/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.KnownReason.INTERNAL_SERVER_ERROR;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.cause.FakeCause;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.connection.CertificateDefect;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Core;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.delivery.Broadcasts;
import dev.mockapns.server.internal.delivery.ChannelOperations;
import dev.mockapns.server.internal.delivery.Deliveries;
import dev.mockapns.server.internal.delivery.Rates;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import dev.mockapns.server.internal.journal.LaterEvents;
import dev.mockapns.server.internal.providercertificate.ProviderCertificates;
import dev.mockapns.server.internal.providertoken.ProviderTokens;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.rules.CertificateInspection;
import dev.mockapns.server.internal.rules.LastRequest;
import dev.mockapns.server.internal.rules.Rejection;
import dev.mockapns.server.internal.rules.RuleContext;
import dev.mockapns.server.internal.rules.RuleSet;
import dev.mockapns.server.internal.rules.RuleSetResult;
import dev.mockapns.server.internal.stubbing.StubFailure;
import dev.mockapns.server.internal.stubbing.Stubbing;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.ProviderTokenScope;
import dev.mockapns.server.stub.StubResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each request: asks the stub, judges, delivers, records and writes the reply. A request is judged, delivered
 * and recorded in one world, the one before a reset or the one after it. Thread-safe.
 */
public final class Pipeline implements Core {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private static final int GONE = 410;

    private final World world;
    private final Stubbing stubbing;
    private final ExchangeJournal journal;
    private final Supplier<Options> options;
    private final ProviderCertificates providerCertificates;
    private final ProviderTokens providerTokens = new ProviderTokens();
    private final AddressUses addressUses = new AddressUses();
    private final Rates rates = new Rates();
    private final Deliveries deliveries;
    private final Broadcasts broadcasts;
    private final ChannelOperations channelOperations;

    /**
     * The world's lock: held while a request is judged, delivered and recorded, and while the world is reset; never while a
     * stub runs. The world itself takes it again for what it reads and changes.
     */
    private final Object lock;

    private volatile long generation;

    public Pipeline(
            World world,
            ProviderCertificates providerCertificates,
            Stubbing stubbing,
            ExchangeJournal journal,
            Supplier<Options> options) {
        this.world = world;
        this.lock = world.lock();
        this.providerCertificates = providerCertificates;
        this.stubbing = stubbing;
        this.journal = journal;
        this.options = options;
        this.deliveries = new Deliveries(world, rates);
        this.broadcasts = new Broadcasts(world.channels(), rates);
        this.channelOperations = new ChannelOperations(world.channels());
    }

    /**
     * Forgets provider tokens, counters, and what is remembered of connections, between two requests.
     *
     * @param others resets what else the world consists of
     */
    public void reset(Runnable others) {
        synchronized (lock) {
            generation++;
            providerTokens.reset();
            addressUses.reset();
            rates.reset();
            others.run();
        }
    }

    @Override
    public Inspection inspect(List<X509Certificate> chain, Routing routing) {
        Optional<ClientCertificate> presented = providerCertificates.read(chain);
        if (presented.isEmpty()) {
            return Inspection.anonymous();
        }
        Duration ahead = world.clock().ahead();
        Instant now = world.clock().wallTime().plus(ahead);
        Environment environment = routing.environment().orElseGet(() -> anyOf(presented.get()));
        Optional<CertificateDefect> defect = new CertificateInspection(presented.get(), environment, world, now, ahead)
                .defect()
                .map(rejection -> new CertificateDefect(rejection.reason(), rejection.cause()));
        ConnectionState state = ConnectionState.initial(generation);
        return new Inspection(presented, defect, defect.isEmpty() ? state.authenticate() : state);
    }

    /** If the environment is not known yet, that of the certificate is judged per request. */
    private static Environment anyOf(ClientCertificate certificate) {
        return certificate.environments().stream().findFirst().orElse(Environment.PRODUCTION);
    }

    @Override
    public Reply answer(ApnsRequest request, ConnectionState state) {
        Verdict stubbed = stubbed(request);
        Reply reply;
        synchronized (lock) {
            Answering answering = answering(request, state);
            Outcome outcome = stubbed == null ? judged(answering) : new Outcome(stubbed, answering.state());
            reply = replyTo(answering, outcome);
        }
        journal.afterRecord();
        return reply;
    }

    @Override
    public Reply cutShort(ApnsRequest request, ConnectionState state, KnownReason reason, Cause cause) {
        Verdict rejected = new Verdict.Rejected(reason.status(), reason, cause, Optional.empty());
        Reply reply;
        synchronized (lock) {
            Answering answering = answering(request, state);
            reply = replyTo(answering, new Outcome(rejected, answering.state()));
        }
        journal.afterRecord();
        return reply;
    }

    private Answering answering(ApnsRequest request, ConnectionState state) {
        Duration ahead = world.clock().ahead();
        Instant now = world.clock().wallTime().plus(ahead);
        ConnectionState current = state.in(generation);
        RuleSet ruleSet = RuleSet.of(request);
        RequestHeaders headers = LastRequest.headers(request, current);
        AnswerId id = AnswerId.of(ruleSet, headers);
        return new Answering(request, headers, current, ruleSet, options.get(), now, ahead, id, journal.laterEvents());
    }

    private Reply replyTo(Answering answering, Outcome outcome) {
        ApnsRequest request = answering.request();
        Reply reply = Replies.of(
                answering.id(),
                request.environment(),
                outcome.verdict(),
                outcome.body(),
                outcome.next().answered(outcome.verdict()),
                answering.options(),
                answering.later());
        Instant now = answering.now();
        long number =
                journal.record(request, outcome.verdict(), reply.headers(), cut(reply.body()), now, answering.later());
        RegisteredKey key = outcome.binds();
        return key == null
                ? reply
                : reply.bind(new Binding(key.teamId(), key.keyId(), key.isTopicSpecific(), number, now));
    }

    private record Answering(
            ApnsRequest request,
            RequestHeaders headers,
            ConnectionState state,
            RuleSet ruleSet,
            Options options,
            Instant now,
            Duration ahead,
            AnswerId id,
            LaterEvents later) {}

    /**
     * What was decided about a request.
     *
     * @param body of the answer; empty for a rejection, whose answer has the reason as its body
     * @param binds the key to bind the connection to; null if it is bound already or stays unbound
     */
    private record Outcome(
            Verdict verdict,
            String body,
            ConnectionState next,
            @Nullable RegisteredKey binds) {

        Outcome(Verdict verdict, ConnectionState next) {
            this(verdict, "", next, null);
        }
    }

    /** Returns the verdict of the stub; null if the rules are to judge. The stub may block, so no lock is held. */
    private @Nullable Verdict stubbed(ApnsRequest request) {
        try {
            StubResponse response = stubbing.response(request);
            if (response instanceof StubResponse.Reject reject) {
                return stubbed(reject, world.clock().instant());
            }
            if (response instanceof StubResponse.Accept) {
                return new Verdict.Accepted(new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted()));
            }
            return null;
        } catch (StubFailure e) {
            LOG.warn(
                    "The stub threw; the request is answered with {}\n{}", INTERNAL_SERVER_ERROR, Quoted.stackTrace(e));
            return internalError(new AuthorCause.StubFailed(e.exception(), e.firstLine()));
        }
    }

    private Outcome judged(Answering answering) {
        try {
            return judge(answering);
        } catch (LinkageError e) {
            FakeCause clash = ClassPathClash.cause(e);
            Explanation explanation = Explain.explain(clash, Dialect.JAVA);
            LOG.error("{}; {}\n{}", explanation.because(), explanation.advice(), Quoted.stackTrace(e));
            return new Outcome(internalError(clash), answering.state());
        } catch (RuntimeException e) {
            LOG.error("Internal error while handling a request (a bug in MockApns)\n{}", Quoted.stackTrace(e));
            return new Outcome(internalError(new FakeCause.UnexpectedError(e.toString())), answering.state());
        }
    }

    private Outcome judge(Answering answering) {
        ProviderTokenScope scope = answering.options().providerTokens().scope();
        RuleContext context = new RuleContext(
                answering.request(),
                answering.headers(),
                addressUses.before(answering.request(), answering.state(), scope),
                world,
                providerTokens,
                rates::taken,
                answering.options(),
                answering.now(),
                answering.ahead());
        RuleSetResult result = answering.ruleSet().judge(context);
        ConnectionState next = context.next(result);
        addressUses.after(answering.request(), next, scope);
        Rejection rejection = result.rejection();
        if (rejection != null) {
            return new Outcome(rejected(Replies.status(rejection.reason()), rejection, answering.now()), next);
        }
        RegisteredKey binds = next.binding().isPresent() ? null : context.bindingKey();
        return switch (answering.ruleSet()) {
            case DEVICE_PUSH -> new Outcome(new Verdict.Accepted(deliver(answering, context)), "", next, binds);
            case BROADCAST -> new Outcome(new Verdict.Accepted(publish(answering, context)), "", next, binds);
            case CHANNEL_MANAGEMENT -> {
                ChannelOperations.Done done = manage(context, answering.request());
                yield new Outcome(done.verdict(), done.body(), next, binds);
            }
        };
    }

    private Delivery deliver(Answering answering, RuleContext context) {
        TokenLife life = context.life();
        return life == null
                ? deliveries.withoutDevice(context.requiredToken(), answering.options(), answering.now())
                : deliveries.deliver(
                        answering.headers(),
                        answering.request().body(),
                        life,
                        answering.id().value(),
                        answering.options(),
                        answering.now(),
                        answering.later());
    }

    private Delivery publish(Answering answering, RuleContext context) {
        return broadcasts.publish(
                answering.headers(),
                answering.request().body(),
                context.channel().orElseThrow(),
                answering.id().value(),
                answering.options(),
                answering.now(),
                answering.later());
    }

    private ChannelOperations.Done manage(RuleContext context, ApnsRequest request) {
        return switch (context.appPath().operation()) {
            case CREATE -> channelOperations.create(request, context.app());
            case READ -> channelOperations.read(context.channel().orElseThrow());
            case DELETE -> channelOperations.delete(context.channel().orElseThrow());
            case LIST -> channelOperations.list(context.app(), request.environment());
            case PUBLISH -> throw new IllegalStateException("a broadcast push is not channel management");
        };
    }

    /** A list of 10,000 channels must not stay in memory as often as it was asked for. */
    private static String cut(String body) {
        return body.length() <= Body.MAX_KEPT_BYTES ? body : body.substring(0, Body.MAX_KEPT_BYTES) + "…";
    }

    private static Verdict stubbed(StubResponse.Reject reject, Instant now) {
        return rejected(reject.status(), Rejection.of(reject.reason(), new AuthorCause.StubRejected()), now);
    }

    /**
     * Every 410 has a timestamp: if the token is not dead, as with a chosen rejection, it is the time of the answer.
     */
    private static Verdict rejected(int status, Rejection rejection, Instant now) {
        Optional<Instant> since = status == GONE ? rejection.timestamp().or(() -> Optional.of(now)) : Optional.empty();
        return new Verdict.Rejected(status, rejection.reason(), rejection.cause(), since);
    }

    private static Verdict internalError(Cause cause) {
        return new Verdict.Rejected(INTERNAL_SERVER_ERROR.status(), INTERNAL_SERVER_ERROR, cause, Optional.empty());
    }
}
