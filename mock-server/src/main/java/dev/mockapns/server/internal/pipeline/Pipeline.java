/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.KnownReason.INTERNAL_SERVER_ERROR;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.behaviour.ProviderTokenScope;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Explanation;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.core.Admission;
import dev.mockapns.server.internal.core.Binding;
import dev.mockapns.server.internal.core.ConnectionState;
import dev.mockapns.server.internal.core.Core;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.delivery.Broadcasts;
import dev.mockapns.server.internal.delivery.ChannelDesk;
import dev.mockapns.server.internal.delivery.Deliveries;
import dev.mockapns.server.internal.delivery.Rates;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import dev.mockapns.server.internal.providercertificate.ProviderCertificates;
import dev.mockapns.server.internal.providertoken.ProviderTokens;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.rules.Inspection;
import dev.mockapns.server.internal.rules.Judgement;
import dev.mockapns.server.internal.rules.Judging;
import dev.mockapns.server.internal.rules.Table;
import dev.mockapns.server.internal.rules.Violation;
import dev.mockapns.server.internal.script.ScriptFailure;
import dev.mockapns.server.internal.script.ScriptSeam;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.script.Directive;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Script, rules, delivery, journal, reply: the way of every request. Each is judged, delivered and recorded in one world,
 * the one before a reset or the one after it. Thread-safe.
 */
public final class Pipeline implements Core {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private static final int GONE = 410;

    private final World world;
    private final ScriptSeam script;
    private final ExchangeJournal journal;
    private final Supplier<Behaviour> behaviour;
    private final ProviderCertificates providerCertificates;
    private final ProviderTokens providerTokens = new ProviderTokens();
    private final AddressUses addressUses = new AddressUses();
    private final Rates rates = new Rates();
    private final Deliveries deliveries;
    private final Broadcasts broadcasts;
    private final ChannelDesk channelDesk;

    /** Held while a request is judged and recorded, and while the world is reset; never while a script runs. */
    private final Object turn = new Object();

    private volatile long generation;

    public Pipeline(
            World world,
            ProviderCertificates providerCertificates,
            ScriptSeam script,
            ExchangeJournal journal,
            Supplier<Behaviour> behaviour) {
        this.world = world;
        this.providerCertificates = providerCertificates;
        this.script = script;
        this.journal = journal;
        this.behaviour = behaviour;
        this.deliveries = new Deliveries(world, rates);
        this.broadcasts = new Broadcasts(world.channels(), rates);
        this.channelDesk = new ChannelDesk(world.channels());
    }

    /**
     * Forgets provider tokens, counters, and what is remembered of connections, between two requests.
     *
     * @param others resets what else the world consists of
     */
    public void reset(Runnable others) {
        synchronized (turn) {
            generation++;
            providerTokens.reset();
            addressUses.reset();
            rates.reset();
            others.run();
        }
    }

    @Override
    public Admission admit(List<X509Certificate> chain, Optional<Environment> environment) {
        Optional<ClientCertificate> shown = providerCertificates.read(chain);
        if (shown.isEmpty()) {
            return Admission.Admitted.anonymous();
        }
        Duration ahead = world.clock().ahead();
        Instant now = world.clock().wallTime().plus(ahead);
        Inspection inspection =
                new Inspection(shown.get(), environment.orElseGet(() -> anyOf(shown.get())), world, now, ahead);
        ConnectionState state = ConnectionState.initial(generation);
        return inspection
                .refusedByGoaway(behaviour.get())
                .<Admission>map(why -> new Admission.TurnedAway(shown.get(), why.reason(), why.explanation()))
                .orElseGet(() ->
                        new Admission.Admitted(shown, inspection.isAuthenticated() ? state.authenticate() : state));
    }

    /** Where nothing tells yet what a connection is for, the environment of its certificate will be judged by request. */
    private static Environment anyOf(ClientCertificate certificate) {
        return certificate.environments().stream().findFirst().orElse(Environment.PRODUCTION);
    }

    @Override
    public Reply answer(ApnsRequest request, ConnectionState state) {
        Optional<Verdict> scripted = scripted(request);
        Reply reply;
        synchronized (turn) {
            Answering answering = answering(request, state);
            reply = replyTo(answering, decide(answering, scripted));
        }
        journal.afterRecord();
        return reply;
    }

    @Override
    public Reply cutShort(ApnsRequest request, ConnectionState state, KnownReason reason, Explanation explanation) {
        Verdict rejected = new Verdict.Rejected(reason.status(), reason, explanation, Optional.empty());
        Reply reply;
        synchronized (turn) {
            Answering answering = answering(request, state);
            reply = replyTo(answering, new Outcome(rejected, answering.state()));
        }
        journal.afterRecord();
        return reply;
    }

    private Answering answering(ApnsRequest request, ConnectionState state) {
        Duration ahead = world.clock().ahead();
        Instant now = world.clock().wallTime().plus(ahead);
        return new Answering(request, state.in(generation), behaviour.get(), now, ahead, AnswerId.of(request));
    }

    private Reply replyTo(Answering answering, Outcome outcome) {
        ApnsRequest request = answering.request();
        Reply reply = Replies.of(
                answering.id(),
                request.environment(),
                outcome.verdict(),
                outcome.body(),
                outcome.next().answered(outcome.verdict()),
                answering.behaviour());
        Instant now = answering.now();
        long number = journal.record(request, outcome.verdict(), reply.headers(), cut(reply.body()), now);
        return outcome.binds()
                .map(key -> new Binding(key.teamId(), key.keyId(), key.isTopicSpecific(), number, now))
                .map(reply::bind)
                .orElse(reply);
    }

    private record Answering(
            ApnsRequest request,
            ConnectionState state,
            Behaviour behaviour,
            Instant now,
            Duration ahead,
            AnswerId id) {}

    /**
     * What became of a request.
     *
     * @param body of the answer, where it is none of a rejection's
     * @param binds the key that the connection is bound to from now on, unless it is bound already
     */
    private record Outcome(Verdict verdict, String body, ConnectionState next, Optional<RegisteredKey> binds) {

        Outcome(Verdict verdict, ConnectionState next) {
            this(verdict, "", next, Optional.empty());
        }
    }

    /** Returns what the script of the test decides; empty where the rules are to judge. It may block, and so holds no lock. */
    private Optional<Verdict> scripted(ApnsRequest request) {
        try {
            Directive directive = script.direct(request);
            if (directive instanceof Directive.Reject reject) {
                return Optional.of(scripted(reject, world.clock().instant()));
            }
            if (directive instanceof Directive.Accept) {
                return Optional.of(new Verdict.Accepted(new Delivery(
                        Delivery.Outcome.NO_DEVICE, "the script of the test accepted it (apns.answer(…))")));
            }
            return Optional.empty();
        } catch (ScriptFailure e) {
            LOG.warn(
                    "The script threw; the request is answered with {}\n{}",
                    INTERNAL_SERVER_ERROR,
                    Quoted.stackTrace(e));
            return Optional.of(internalError(
                    "the script of the test threw " + e.getMessage(),
                    "mend the script given to apns.answer(…); the stack trace is in the log"));
        }
    }

    private Outcome decide(Answering answering, Optional<Verdict> scripted) {
        if (scripted.isPresent()) {
            return new Outcome(scripted.get(), answering.state());
        }
        try {
            return judge(answering);
        } catch (LinkageError e) {
            ClassPathClash clash = ClassPathClash.of(e);
            LOG.error("{}; {}\n{}", clash.because(), clash.advice(), Quoted.stackTrace(e));
            return new Outcome(internalError(clash.because(), clash.advice()), answering.state());
        } catch (RuntimeException e) {
            LOG.error("This fake failed over a request, which is a mistake of its own\n{}", Quoted.stackTrace(e));
            return new Outcome(
                    internalError(
                            "this fake failed over the request: " + e,
                            "report it with the stack trace from the log; it is a mistake in MockApns"),
                    answering.state());
        }
    }

    private Outcome judge(Answering answering) {
        ProviderTokenScope scope = answering.behaviour().providerTokenScope();
        Judging judging = new Judging(
                answering.request(),
                addressUses.before(answering.request(), answering.state(), scope),
                world,
                providerTokens,
                rates,
                answering.behaviour(),
                answering.now(),
                answering.ahead());
        Table table = Table.of(answering.request());
        Judgement judgement = table.judge(judging);
        ConnectionState next = judging.next(judgement);
        addressUses.after(answering.request(), next, scope);
        if (judgement.violation().isPresent()) {
            Violation violation = judgement.violation().get();
            return new Outcome(rejected(Replies.status(violation.reason()), violation, answering.now()), next);
        }
        Optional<RegisteredKey> binds = next.binding().isPresent() ? Optional.empty() : judging.bindingKey();
        return switch (table) {
            case DEVICE_PUSH -> new Outcome(new Verdict.Accepted(deliver(answering, judging)), "", next, binds);
            case BROADCAST -> new Outcome(new Verdict.Accepted(publish(answering, judging)), "", next, binds);
            case CHANNEL_MANAGEMENT -> {
                ChannelDesk.Done done = manage(judging, answering.request());
                yield new Outcome(done.verdict(), done.body(), next, binds);
            }
        };
    }

    private Delivery deliver(Answering answering, Judging judging) {
        return deliveries.deliver(
                answering.request(), judging.life(), answering.id().value(), answering.behaviour(), answering.now());
    }

    private Delivery publish(Answering answering, Judging judging) {
        return broadcasts.publish(
                answering.request(),
                judging.channel().orElseThrow(),
                answering.id().value(),
                answering.behaviour(),
                answering.now());
    }

    private ChannelDesk.Done manage(Judging judging, ApnsRequest request) {
        return switch (judging.appPath().operation()) {
            case CREATE -> channelDesk.create(request, judging.app());
            case READ -> channelDesk.read(judging.channel().orElseThrow());
            case DELETE -> channelDesk.delete(judging.channel().orElseThrow());
            case LIST -> channelDesk.list(judging.app(), request.environment());
            case PUBLISH -> throw new IllegalStateException("a broadcast push is no channel management");
        };
    }

    /** A list of 10,000 channels must not stay in memory as often as it was asked for. */
    private static String cut(String body) {
        return body.length() <= Body.MAX_KEPT_BYTES ? body : body.substring(0, Body.MAX_KEPT_BYTES) + "…";
    }

    private static Verdict scripted(Directive.Reject reject, Instant now) {
        Explanation explanation = new Explanation(
                "the script of the test said so (apns.answer(…))",
                "expect it, or let the script return Directive.judge()");
        return rejected(reject.status(), new Violation(reject.reason(), explanation, Optional.empty()), now);
    }

    /** Every 410 has a timestamp: where the token is not dead, as with a chosen rejection, it is the time of the answer. */
    private static Verdict rejected(int status, Violation violation, Instant now) {
        Optional<Instant> since = status == GONE ? violation.timestamp().or(() -> Optional.of(now)) : Optional.empty();
        return new Verdict.Rejected(status, violation.reason(), violation.explanation(), since);
    }

    private static Verdict internalError(String because, String advice) {
        return new Verdict.Rejected(
                INTERNAL_SERVER_ERROR.status(),
                INTERNAL_SERVER_ERROR,
                new Explanation(because, advice),
                Optional.empty());
    }
}
