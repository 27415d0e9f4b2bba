/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.Objects.requireNonNull;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.MockApnsServerBuilder;
import dev.mockapns.server.world.ProviderKey;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Does what {@link MockApns} does, for settings that an annotation cannot express:
 *
 * <pre>{@code
 * @RegisterExtension
 * final MockApnsExtension apns = MockApnsExtension.with(server -> server
 *         .topics("com.example.orders")
 *         .options(o -> o.devices(d -> d.pushesPerToken(3, Duration.ofSeconds(1)))));
 *
 * @Test
 * void slows_down() {
 *     new OrderService(apns.client());
 * }
 * }</pre>
 *
 * <p>In an instance field every test has its own fake. In a static field, and in any field of a class with
 * {@code @TestInstance(PER_CLASS)}, the tests of the class share one, which is reset before each of them
 * ({@link MockApnsServer#reset()}); such tests must not run concurrently.
 *
 * <p>Parameters of the types that {@link MockApns} injects are injected too, if they carry no annotation.
 * {@link RejectToken} and the report of failures work as with {@link MockApns}.
 */
public final class MockApnsExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                InvocationInterceptor {

    private final Consumer<MockApnsServerBuilder> settings;
    private volatile Optional<Fake> running = Optional.empty();

    private MockApnsExtension(Consumer<MockApnsServerBuilder> settings) {
        this.settings = settings;
    }

    /**
     * Returns an extension to register with {@code @RegisterExtension}.
     *
     * @param settings changes the settings of a fake that is about to start; called once for every fake
     */
    public static MockApnsExtension with(Consumer<MockApnsServerBuilder> settings) {
        return new MockApnsExtension(requireNonNull(settings, "settings"));
    }

    /**
     * Returns the fake.
     *
     * @throws IllegalStateException before the test, or the class if it shares the fake, has begun
     */
    public MockApnsServer server() {
        return fake().server();
    }

    /**
     * Returns a client that connects to the production listener.
     *
     * @throws IllegalStateException as {@link #server()}
     */
    public ApnsClient client() {
        return client(Environment.PRODUCTION);
    }

    /**
     * Returns a client that connects to the listener of {@code environment}. It has the key of the default team,
     * trusts the fake's CA, uses its clock and is closed with it.
     *
     * @throws IllegalStateException as {@link #server()}
     */
    public ApnsClient client(Environment environment) {
        requireNonNull(environment, "environment");
        return fake().client(ClientSettings.through(environment));
    }

    /**
     * Returns the signing key of the default team.
     *
     * @throws IllegalStateException as {@link #server()}
     */
    public ProviderKey key() {
        return server().key();
    }

    /**
     * Returns the properties that an application under test needs.
     *
     * @throws IllegalStateException as {@link #server()}
     */
    public MockApnsProperties properties() {
        return fake().properties();
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** JUnit calls this after the failure; the report is added to the exception that it throws. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw PreparedExceptions.replaced(failure);
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        JUnitVersion.check();
        if (running.isPresent() && !isRunningAbove(context)) {
            throw new ExtensionConfigurationException("MockApnsExtension in a field that "
                    + Misuse.name(context.getRequiredTestClass())
                    + " inherits: another class that inherits it runs at the same time. Make the field non-static, so"
                    + " that each test has its own fake.");
        }
        Use.begin(running.orElseGet(() -> begin(context, true)), context);
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        if (Contexts.isTest(context)) {
            running.ifPresent(fake -> Use.begin(fake, context));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        JUnitVersion.check();
        Fake fake = running.orElseGet(() -> begin(context, false));
        if (fake.isShared() && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw new ExtensionConfigurationException(
                    "MockApnsExtension in " + Misuse.name(context.getRequiredTestClass())
                            + ": its tests share the fake and run concurrently. Make the field non-static, so that each test has"
                            + " its own, or run them with @Execution(SAME_THREAD).");
        }
        Use.begin(fake, context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return !parameter.isAnnotated(MockApns.class) && Injection.claims(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Injection injection = Injection.of(parameter.getParameter().getType()).orElseThrow();
        return injection.from(fake(), ClientSettings.through(Environment.PRODUCTION));
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            FailureReport.attach(failure, fake(), context);
            throw failure;
        }
    }

    private Fake begin(ExtensionContext context, boolean isShared) {
        Fake fake = Contexts.keep(context, this, Fake.class, () -> start(isShared));
        running = Optional.of(fake);
        Contexts.keep(context, new EndingKey(this), Ending.class, Ending::new);
        return fake;
    }

    private boolean isRunningAbove(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> Contexts.kept(parent, this, Fake.class).isPresent() || isRunningAbove(parent))
                .isPresent();
    }

    private Fake start(boolean isShared) {
        MockApnsServerBuilder builder = MockApnsServer.builder();
        settings.accept(builder);
        return new Fake("", MockApnsProperties.PREFIX, isShared, builder.start());
    }

    private Fake fake() {
        return running.orElseThrow(() -> new IllegalStateException("the fake does not run yet: it starts before"
                + " @BeforeEach methods, or before @BeforeAll methods if the field is static; is the field annotated"
                + " with @RegisterExtension?"));
    }

    private record EndingKey(MockApnsExtension extension) {}

    /** Forgets the fake before it is closed. */
    private final class Ending implements CloseableResource, AutoCloseable {

        @Override
        public void close() {
            running = Optional.empty();
        }
    }
}
