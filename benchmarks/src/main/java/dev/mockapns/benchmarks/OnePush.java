/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.DeliveryCause;
import dev.mockapns.server.cause.DeviceTokenCause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import dev.mockapns.server.internal.pipeline.Pipeline;
import dev.mockapns.server.internal.providercertificate.ProviderCertificates;
import dev.mockapns.server.internal.providertoken.ProviderTokens;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.rules.LastRequest;
import dev.mockapns.server.internal.rules.RuleContext;
import dev.mockapns.server.internal.rules.RuleSet;
import dev.mockapns.server.internal.rules.RuleSetResult;
import dev.mockapns.server.internal.stubbing.Stubbing;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.internal.world.WorldClock;
import dev.mockapns.server.options.Options;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time that one push takes in the core, and parts of it. With {@code -prof gc} also the bytes that it allocates. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class OnePush {

    private static final DeviceToken TOKEN = DeviceToken.of("8f3c".repeat(16));
    private static final Topic TOPIC = Topic.of("com.example.orders");

    private final Options options = Options.defaults();
    private final WorldClock clock = new WorldClock(InstantSource.system());
    private final World world = World.create(clock, List.of(TOPIC), event -> {});
    private final ProviderTokens providerTokens = new ProviderTokens();
    private final ExchangeJournal journal = new ExchangeJournal(1000, 10_000_000, Dialect.JAVA);
    private final Pipeline pipeline =
            new Pipeline(world, ProviderCertificates.inMemory(), new Stubbing(), journal, () -> options);
    private final Cause unknown = new DeviceTokenCause.TokenUnknown(TOKEN);
    private final Verdict verdict =
            new Verdict.Accepted(new Delivery(Delivery.Outcome.NO_DEVICE, new DeliveryCause.NoDevice(TOKEN)));
    private final List<Header> answerHeaders =
            List.of(new Header(ApnsHeaders.ID, "8F3C8F3C-0000-4000-8000-8F3C8F3C8F3C"));

    private final String jwt = SignedToken.of(world.defaultKey());
    private final ApnsRequest accepted = request(TOPIC.value());
    private final ApnsRequest rejected = request("com.example.other");
    private final List<Header> otherValues = headers("com.example.other", "bearer " + jwt + "x");
    private final RequestHeaders parsed = RequestHeaders.none().next(accepted.headers());

    private ConnectionState state = ConnectionState.initial();

    @Setup
    public void installApp() {
        world.installedApps().installWith(world.devices().named("phone"), TOPIC, Environment.PRODUCTION, TOKEN);
    }

    @Benchmark
    public RequestHeaders parseRepeatedHeaders() {
        return parsed.next(accepted.headers());
    }

    @Benchmark
    public RequestHeaders parseOtherHeaders() {
        return parsed.next(otherValues);
    }

    @Benchmark
    public RuleSetResult judgeAccepted() {
        return judge(accepted);
    }

    @Benchmark
    public RuleSetResult judgeRejected() {
        return judge(rejected);
    }

    @Benchmark
    public Reply answerAccepted() {
        return answer(accepted);
    }

    @Benchmark
    public Reply answerRejected() {
        return answer(rejected);
    }

    @Benchmark
    public long record() {
        return journal.record(accepted, verdict, answerHeaders, "", clock.instant(), journal.laterEvents());
    }

    @Benchmark
    public Explanation explain() {
        return Explain.explain(unknown, Dialect.JAVA);
    }

    private RuleSetResult judge(ApnsRequest request) {
        RuleContext context = new RuleContext(
                request,
                LastRequest.headers(request, state),
                state,
                world,
                providerTokens,
                (target, rate, now) -> 0,
                options,
                clock.instant(),
                Duration.ZERO);
        RuleSetResult result = RuleSet.of(request).judge(context);
        state = context.next(result);
        return result;
    }

    private Reply answer(ApnsRequest request) {
        Reply reply = pipeline.answer(request, state);
        state = reply.next();
        return reply;
    }

    private ApnsRequest request(String topic) {
        return new ApnsRequest(
                "POST",
                ApnsPaths.DEVICE + TOKEN.hex(),
                headers(topic, "bearer " + jwt),
                Body.of("{\"aps\":{\"alert\":\"Hello\"}}".getBytes(US_ASCII)),
                Environment.PRODUCTION,
                ListenerKind.PUSH,
                new Connection(1, "127.0.0.1:50000", "TLSv1.3", Optional.empty(), clock.instant()),
                clock.instant(),
                false);
    }

    private static List<Header> headers(String topic, String authorization) {
        return List.of(
                new Header(ApnsHeaders.AUTHORIZATION, authorization),
                new Header(ApnsHeaders.TOPIC, topic),
                new Header(ApnsHeaders.PUSH_TYPE, "alert"),
                new Header(ApnsHeaders.PRIORITY, "10"));
    }
}
