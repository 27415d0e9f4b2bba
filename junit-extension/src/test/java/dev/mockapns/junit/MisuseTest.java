/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.onlyFailure;
import static dev.mockapns.junit.Fixtures.run;
import static dev.mockapns.junit.Fixtures.runConcurrently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class MisuseTest {

    @Test
    void a_name_that_no_fake_has() {
        assertThat(misuse(run(UnknownNameFixture.class)))
                .isEqualTo("@MockApns on parameter ApnsClient client of MisuseTest.UnknownNameFixture.test(): there"
                        + " is no"
                        + " fake named \"viop\": the fakes declared here are [voip]. Correct the name,"
                        + " or inject the"
                        + " fake itself too: @MockApns(name = \"viop\") MockApnsServer.");
    }

    static class UnknownNameFixture {

        @Test
        void test(@MockApns(name = "voip") MockApnsServer voip, @MockApns(name = "viop") ApnsClient client) {}
    }

    @Test
    void an_extension_in_a_class_that_is_annotated() {
        assertThat(misuse(run(AnnotatedWithExtensionFixture.class)))
                .isEqualTo("@MockApns on class MisuseTest.AnnotatedWithExtensionFixture: the field"
                        + " MisuseTest.AnnotatedWithExtensionFixture.apns makes a fake too, so there would be"
                        + " two, and it would be unclear which one a parameter is of. Remove the annotation, and"
                        + " write its settings in"
                        + " MockApnsExtension.with(…); or give its fake a name: @MockApns(name = \"second\").");
    }

    @MockApns
    static class AnnotatedWithExtensionFixture {

        @RegisterExtension
        final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Test
        void test(MockApnsServer ofWhich) {}
    }

    @Test
    void an_instance_field_that_is_used_before_all_tests() {
        assertThat(onlyFailure(run(FieldBeforeAllFixture.class)))
                .isInstanceOf(NullPointerException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .contains("@MockApns on field MisuseTest.FieldBeforeAllFixture.apns: it is null in"
                                + " @BeforeAll: an instance field is set before each test, also with"
                                + " @TestInstance(PER_CLASS). Write"
                                + " @MockApns(lifetime = CLASS) on the class, and take a parameter of"
                                + " the @BeforeAll method"
                                + " instead of the field."));
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @MockApns
    static class FieldBeforeAllFixture {

        @MockApns
        MockApnsServer apns;

        @BeforeAll
        void before() {
            apns.device();
        }

        @Test
        void test() {}
    }

    @Test
    void name_without_a_named_fake() {
        assertThat(misuse(run(OnlyUnnamedFixture.class)))
                .contains("there is no fake named \"voip\": the fake declared here has no name. Correct the name");
    }

    @MockApns
    static class OnlyUnnamedFixture {

        @Test
        void test(@MockApns(name = "voip") ApnsClient client) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {OnlyNamedFixture.class, OnlyNamedBeforeEachFixture.class, OnlyNamedAnnotatedFixture.class})
    void parameter_without_a_name_beside_named_fakes(Class<?> fixture) {
        assertThat(misuse(run(fixture)))
                .isEqualTo("@MockApns on parameter ApnsClient client of MisuseTest." + fixture.getSimpleName()
                        + ".method(): it names no fake, and the fakes declared here are [a, b]. Write"
                        + " @MockApns(name = \"a\") or @MockApns(name = \"b\") on it.");
    }

    static class OnlyNamedFixture {

        @Test
        @MockApns(name = "a")
        void method(ApnsClient client, @MockApns(name = "b") MockApnsServer other) {}
    }

    @MockApns(name = "a")
    static class OnlyNamedBeforeEachFixture {

        @MockApns(name = "b")
        MockApnsServer other;

        @BeforeEach
        void method(ApnsClient client) {}

        @Test
        void test() {}
    }

    @MockApns(name = "a")
    static class OnlyNamedAnnotatedFixture {

        @MockApns(name = "b")
        MockApnsServer other;

        @Test
        void method(@MockApns ApnsClient client) {}
    }

    @Test
    void parameter_of_an_extension_beside_named_fakes() {
        assertAllPassed(run(NamedBesideExtensionFixture.class), 1);
    }

    @MockApns(name = "a")
    static class NamedBesideExtensionFixture {

        @RegisterExtension
        final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Nested
        class Inner {

            @Test
            void test(MockApnsServer ofExtension, @MockApns(name = "a") MockApnsServer named) {
                assertThat(ofExtension).isNotSameAs(named);
            }
        }
    }

    @Test
    void constructor_parameter_of_another_extension_beside_named_fakes() {
        assertAllPassed(run(NamedBesideConstructorFixture.class), 1);
    }

    @MockApns(name = "a")
    @ExtendWith(ClientOfTheApplication.class)
    static class NamedBesideConstructorFixture {

        private final ApnsClient ofApplication;

        NamedBesideConstructorFixture(ApnsClient ofApplication) {
            this.ofApplication = ofApplication;
        }

        @Test
        void test(@MockApns(name = "a") ApnsClient client) {
            assertThat(ofApplication).isNotSameAs(client);
        }
    }

    @Test
    void client_without_a_fake() {
        assertThat(misuse(run(NoFakeFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.NoFakeFixture.client: no fake is declared here."
                        + " Annotate the"
                        + " test class with @MockApns.");
    }

    static class NoFakeFixture {

        @MockApns
        ApnsClient client;

        @Test
        void test() {}
    }

    @Test
    void a_name_that_cannot_be_part_of_a_property() {
        assertThat(misuse(run(BadNameFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.BadNameFixture.apns: name = \"my fake\" cannot be part"
                        + " of the"
                        + " name of a property or a file. Use letters, digits, '-' and '_'.");
    }

    static class BadNameFixture {

        @MockApns(name = "my fake")
        MockApnsServer apns;

        @Test
        void test() {}
    }

    @Test
    void a_type_that_is_not_injected() {
        assertThat(misuse(run(WrongTypeFixture.class)))
                .isEqualTo("@MockApns on parameter String apns of MisuseTest.WrongTypeFixture.test(): nothing of type"
                        + " java.lang.String can be injected. Declare it as one of MockApnsServer, ApnsClient,"
                        + " ProviderKey, MockApnsProperties.");
    }

    static class WrongTypeFixture {

        @Test
        void test(@MockApns String apns) {}
    }

    @Test
    void environment_on_a_class() {
        assertThat(misuse(run(EnvironmentFixture.class)))
                .isEqualTo("@MockApns on class MisuseTest.EnvironmentFixture: environment = SANDBOX applies to a"
                        + " client only. Write it on a field or parameter of type ApnsClient.");
    }

    @MockApns(environment = Environment.SANDBOX)
    static class EnvironmentFixture {

        @Test
        void test() {}
    }

    @Test
    void clock_on_a_field_that_is_not_a_client() {
        assertThat(misuse(run(ClientClockFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.ClientClockFixture.apns: clientClock = WALL applies to a"
                        + " client only. Write it on a field or parameter of type ApnsClient.");
    }

    static class ClientClockFixture {

        @MockApns(clientClock = ClientClock.WALL)
        MockApnsServer apns;

        @Test
        void test() {}
    }

    @Test
    void local_checks_on_an_element_that_is_not_a_client() {
        assertThat(misuse(run(LocalChecksFixture.class)))
                .isEqualTo("@MockApns on class MisuseTest.LocalChecksFixture: localChecks = false applies to a"
                        + " client only."
                        + " Write it on a field or parameter of type ApnsClient.");
    }

    @MockApns(localChecks = false)
    static class LocalChecksFixture {

        @Test
        void test() {}
    }

    @Test
    void a_final_field() {
        assertThat(misuse(run(FinalFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.FinalFixture.key: it is final, so nothing can be injected."
                        + " Remove \"final\".");
    }

    @MockApns
    static class FinalFixture {

        @MockApns
        final ProviderKey key = new ProviderKey("KEYID12345", "TEAMID1234", "a key");

        @Test
        void test() {}
    }

    @Test
    void a_static_field_with_an_initialiser() {
        assertThat(misuse(run(InitialisedFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.InitialisedFixture.key: it has a value already, from an"
                        + " initialiser or from another class that inherits it and runs at the same"
                        + " time. Remove the"
                        + " initialiser, or annotate the class with @MockApns so that such classes run"
                        + " one after the other.");
    }

    @MockApns
    static class InitialisedFixture {

        @MockApns
        static ProviderKey key = new ProviderKey("KEYID12345", "TEAMID1234", "a key");

        @Test
        void test() {}
    }

    @Test
    void lifetime_on_a_field() {
        assertThat(misuse(run(LifetimeFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.LifetimeFixture.apns: lifetime = RUN applies to"
                        + " classes only."
                        + " Write it on the test class, so that tests that share the fake run one after the other.");
    }

    static class LifetimeFixture {

        @MockApns(lifetime = Lifetime.RUN)
        static MockApnsServer apns;

        @Test
        void test() {}
    }

    @Test
    void fixed_port_on_a_parameter() {
        assertThat(misuse(run(PortFixture.class)))
                .isEqualTo("@MockApns on parameter MockApnsServer apns of MisuseTest.PortFixture.test():"
                        + " productionPort and sandboxPort apply to classes and methods only. Write them"
                        + " on the test class or method,"
                        + " so that tests that use the port run one after the other, or leave them out"
                        + " to get free ports.");
    }

    static class PortFixture {

        @Test
        void test(@MockApns(productionPort = 2197) MockApnsServer apns) {}
    }

    @Test
    void system_properties_on_a_field() {
        assertThat(misuse(run(PropertiesFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.PropertiesFixture.apns: systemProperties applies to"
                        + " classes and"
                        + " methods only. Write it on the test class or method, so that tests that use system"
                        + " properties run one after the other.");
    }

    static class PropertiesFixture {

        @MockApns(systemProperties = Toggle.ON)
        MockApnsServer apns;

        @Test
        void test() {}
    }

    @Test
    void two_annotations_that_disagree() {
        assertThat(misuse(run(DisagreeingFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.DisagreeingFixture.other: has other settings for the"
                        + " same fake than the annotation on class MisuseTest.DisagreeingFixture. Write them in"
                        + " one place, or give one of the fakes a name: @MockApns(name = \"second\", …).");
    }

    @MockApns("com.example.orders")
    static class DisagreeingFixture {

        @MockApns("com.example.other")
        MockApnsServer other;

        @Test
        void test() {}
    }

    @Test
    void a_malformed_topic() {
        assertThat(misuse(run(TopicFixture.class)))
                .isEqualTo("@MockApns on class MisuseTest.TopicFixture: the fake cannot start: topic: \"orders!\""
                        + " (expected: a bundle id such as com.example.orders: letters, digits, '-' and '_' between"
                        + " dots, with the suffix of its push type if that has one)");
    }

    @MockApns("orders!")
    static class TopicFixture {

        @Test
        void test(MockApnsServer apns) {}
    }

    @Test
    void fake_of_a_test_in_before_all() {
        assertThat(misuse(run(BeforeAllFixture.class)))
                .isEqualTo("@MockApns on parameter MockApnsServer apns of MisuseTest.BeforeAllFixture.before(): it is"
                        + " needed before a test begins, and the fake lives for one test only. Write"
                        + " @MockApns(lifetime = CLASS) on the test class, and mind that the fake is reset"
                        + " before each"
                        + " test.");
    }

    @MockApns
    static class BeforeAllFixture {

        @BeforeAll
        static void before(MockApnsServer apns) {}

        @Test
        void test() {}
    }

    @Test
    void shared_fake_of_concurrent_tests_without_a_lock() {
        assertThat(misuse(runConcurrently(SharedFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.SharedFixture.apns: its fake is in a static field, so the"
                        + " tests of"
                        + " the class share it, and they run concurrently. Make the field non-static, so"
                        + " that each test"
                        + " has its own, or annotate the class with @MockApns too, so that they run one"
                        + " after the other.");
    }

    static class SharedFixture {

        @MockApns
        static MockApnsServer apns;

        @Test
        void test() {}
    }

    @Test
    void a_field_that_concurrent_tests_would_overwrite() {
        assertThat(misuse(runConcurrently(OverwrittenFixture.class)))
                .isEqualTo("@MockApns on field MisuseTest.OverwrittenFixture.apns: the tests of this class share one"
                        + " instance and run concurrently, so they would overwrite the field. Make it a"
                        + " parameter of the"
                        + " tests, or run them with @Execution(SAME_THREAD).");
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class OverwrittenFixture {

        @MockApns
        MockApnsServer apns;

        @Test
        void test() {}
    }

    @Test
    void a_blank_token() {
        assertThat(misuse(run(BlankTokenFixture.class)))
                .isEqualTo(
                        "@RejectToken on method MisuseTest.BlankTokenFixture.test(): the device token is blank. Write"
                                + " the token as it appears in the path of the request.");
    }

    @MockApns
    static class BlankTokenFixture {

        @Test
        @RejectToken(" ")
        void test(MockApnsServer apns) {}
    }

    @Test
    void a_token_with_white_space_around_it() {
        assertThat(misuse(run(PaddedTokenFixture.class)))
                .isEqualTo("@RejectToken on method MisuseTest.PaddedTokenFixture.test(): the device token \""
                        + " 00fc\" has"
                        + " white space around it. Write the token as it appears in the path of the request.");
    }

    @MockApns
    static class PaddedTokenFixture {

        @Test
        @RejectToken(" 00fc")
        void test() {}
    }

    @Test
    void reject_token_on_a_method_without_a_fake() {
        assertThat(misuse(run(NoFakeToRejectFixture.class)))
                .isEqualTo("@RejectToken applies to method MisuseTest.NoFakeToRejectFixture.test(), and no fake is"
                        + " declared"
                        + " there. Annotate the test class with @MockApns.");
    }

    static class NoFakeToRejectFixture {

        @Test
        @RejectToken("00fc")
        @RejectToken("11fc")
        void test() {}
    }

    @Test
    void reject_token_on_a_class_without_a_fake() {
        assertThat(misuse(run(NoFakeInClassFixture.class))).contains("no fake is declared there");
    }

    @RejectToken("00fc")
    static class NoFakeInClassFixture {

        @Test
        void test() {}
    }

    @Test
    void reject_token_works_with_a_registered_extension() {
        assertAllPassed(run(ExtensionFixture.class, SharedExtensionFixture.class), 2);
    }

    static class ExtensionFixture {

        @RegisterExtension
        final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Test
        @RejectToken(Pushes.TOKEN)
        void test() {
            assertThat(Pushes.rejection(apns.client(), Pushes.TOKEN)).isPresent();
        }
    }

    @RejectToken(Pushes.TOKEN)
    static class SharedExtensionFixture {

        @RegisterExtension
        static final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Test
        void test() {
            assertThat(Pushes.rejection(apns.client(), Pushes.TOKEN)).isPresent();
        }
    }

    /** Injects clients of the application into constructors, as Spring does. */
    static final class ClientOfTheApplication implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getDeclaringExecutable() instanceof Constructor;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Proxy.newProxyInstance(
                    ApnsClient.class.getClassLoader(),
                    new Class<?>[] {ApnsClient.class},
                    (client, method, arguments) -> {
                        throw new UnsupportedOperationException(method.getName());
                    });
        }
    }

    private static String misuse(EngineExecutionResults results) {
        return Stream.iterate(onlyFailure(results), failure -> failure != null, Throwable::getCause)
                .filter(ExtensionConfigurationException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("no misuse: " + onlyFailure(results));
    }
}
