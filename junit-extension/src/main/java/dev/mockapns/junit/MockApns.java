/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a test its own fake APNs, and all that is needed to push to it.
 *
 * <pre>{@code
 * @MockApns("com.example.orders")
 * class OrderShippedTest {
 *
 *     @Test
 *     void tells_the_customer(MockApnsServer apns, ApnsClient client) {
 *         Device phone = apns.device("Alice's iPhone").install("com.example.orders");
 *         new OrderService(client).shipped("42", phone.token());
 *         apns.journal().await(1, Duration.ofSeconds(2));
 *     }
 * }
 * }</pre>
 *
 * <p><b>What is injected.</b> Parameters of tests, lifecycle methods and constructors, and fields that carry this
 * annotation, of these types: {@link dev.mockapns.server.MockApnsServer}; {@link dev.mockapns.client.ApnsClient},
 * which has the key of the fake's default team, trusts its CA, uses its clock and is closed with it
 * ({@link #environment()}, {@link #clientClock()} and {@link #localChecks()} change that);
 * {@link dev.mockapns.server.world.ProviderKey}, that key; {@link MockApnsProperties}.
 *
 * <p><b>Which fake.</b> Within a test there is one fake per {@link #name()}. What an annotation leaves out is
 * inherited from the next outer one: from the method and its parameters outwards to the class with its fields, and to
 * the classes around it. An annotation on a method or its parameters makes a fake for that test alone.
 *
 * <p><b>How long.</b> A fake lives for one test, {@code @BeforeEach} and {@code @AfterEach} included. A fake in a
 * static field lives as long as its class: see {@link #lifetime()}.
 *
 * <p><b>When a test fails</b>, for any cause, its failure carries a suppressed exception that lists rejected pushes
 * with their explanations and accepted pushes with warnings. The whole journal is published as a directory of the
 * test.
 *
 * <p>It can be a meta-annotation of your own annotation.
 *
 * @see RejectToken
 * @see MockApnsExtension
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MockApnsInjector.class)
@ResourceLock(value = "dev.mockapns.junit.MockApns", mode = ResourceAccessMode.READ, providers = FakeLocks.class)
public @interface MockApns {

    /** The port is inherited from the next outer annotation. */
    int INHERITED_PORT = -1;

    /** Instead of bundle ids: every well-formed topic belongs to the default team. */
    String ANY_TOPIC = "*";

    /**
     * The bundle ids that the default team owns, or {@link #ANY_TOPIC} alone. Without any, those of the next outer annotation
     * are inherited; if no annotation has any, every well-formed topic belongs to the team.
     */
    String[] value() default {};

    /**
     * The name of the fake, for tests with more than one. A client or a key with a name needs a declared fake of that
     * name.
     */
    String name() default "";

    /** The environment that an {@code ApnsClient} connects to. Only for fields and parameters of that type. */
    Environment environment() default Environment.PRODUCTION;

    /**
     * The clock that an {@code ApnsClient} dates its provider tokens by. Only for fields and parameters of that type.
     * {@link ClientClock#WALL} is for tests of expired provider tokens.
     */
    ClientClock clientClock() default ClientClock.FAKE;

    /**
     * Whether an {@code ApnsClient} checks the form of pushes before it sends them, and fails those that APNs would
     * reject. Only for fields and parameters of that type. {@code false} is for tests in which the fake must receive
     * such pushes.
     *
     * @see dev.mockapns.client.ApnsClientBuilder#localChecks(boolean)
     */
    boolean localChecks() default true;

    /** How the fake answers to a well-formed device token that it never issued. */
    UnknownTokenHandling unknownTokens() default UnknownTokenHandling.INHERIT;

    /**
     * Whether every app has the broadcast capability, as if it were enabled in the developer portal.
     *
     * @see dev.mockapns.server.App#enableBroadcast()
     */
    Toggle broadcast() default Toggle.INHERIT;

    /** How long the fake lives. Only on classes; a fake in a static field lives at least as long as its class. */
    Lifetime lifetime() default Lifetime.INHERIT;

    /**
     * The TCP port of the production listener; 0 is any free one. Inherited by default, and 0 if there is no outer
     * annotation. Only on classes and methods; tests with the same port run one after the other.
     */
    int productionPort() default INHERITED_PORT;

    /** The TCP port of the sandbox listener, as for {@link #productionPort()}. */
    int sandboxPort() default INHERITED_PORT;

    /**
     * Whether host, ports, CA and key are system properties while the test runs, or the class if the fake outlives
     * the test; the names are those of {@link MockApnsProperties}. Earlier values are restored, and JUnit runs tests
     * that lock {@code Resources.SYSTEM_PROPERTIES} one after the other. {@link Toggle#OFF} inside a class whose fake
     * outlives the test fails the test: the properties are set as long as that class runs. Only on classes and methods.
     */
    Toggle systemProperties() default Toggle.INHERIT;
}
