/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Fixtures.assertAllPassed;
import static dev.mockapns.junit.Fixtures.onlyFailure;
import static dev.mockapns.junit.Fixtures.run;
import static dev.mockapns.junit.Pushes.OTHER_TOKEN;
import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.SendResult;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.MockApnsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReportTest {

    private static final String SHORT_TOKEN = DeviceToken.of(TOKEN).shortened();

    @TempDir
    private Path published;

    @ParameterizedTest
    @ValueSource(
            classes = {
                FailingTestFixture.class,
                FailingConstructorFixture.class,
                FailingBeforeEachFixture.class,
                FailingBeforeAllFixture.class,
                FailingAfterEachFixture.class,
                FailingExtensionFixture.class,
                TimeoutFixture.class,
                DynamicFixture.class,
                StaticFieldFixture.class,
                ProgrammaticFixture.class,
                ProgrammaticBeforeAllFixture.class
            })
    void every_failure_carries_the_exchanges(Class<?> fixture) {
        Throwable failure = onlyFailure(run(published, fixture));

        assertThat(exchanges(failure)).singleElement().satisfies(exchanges -> {
            assertThat(exchanges).hasMessageContaining(SHORT_TOKEN);
            assertThat(exchanges.getStackTrace()).isEmpty();
        });
        assertThat(files()).containsExactly("journal.json", "journal.txt");
    }

    @ParameterizedTest
    @ValueSource(classes = {PreparedExceptionFixture.class, ProgrammaticPreparedExceptionFixture.class})
    void prepared_exception_of_the_jvm_is_replaced_by_one_with_the_report(Class<?> fixture) {
        Throwable failure = onlyFailure(run(published, fixture));

        assertThat(exchanges(failure))
                .singleElement()
                .satisfies(exchanges -> assertThat(exchanges).hasMessageContaining(SHORT_TOKEN));
        assertThat(failure)
                .hasMessageStartingWith("java.lang.ArrayIndexOutOfBoundsException")
                .hasMessageContaining("-XX:-OmitStackTraceInFastThrow")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void a_rejection_is_explained() {
        Throwable failure = onlyFailure(run(published, RejectedFixture.class));

        assertThat(text(failure))
                .startsWith("What the fake APNs saw (all of it: " + published)
                .contains("BadDeviceToken", "because", "advice");
    }

    @Test
    void the_whole_journal_is_published_as_text_and_json() throws IOException {
        run(published, ManyFixture.class);

        assertThat(read("journal.txt").lines().filter(line -> line.startsWith("#")))
                .hasSize(25);
        JsonNode exchanges = new ObjectMapper().readTree(read("journal.json")).path("exchanges");
        assertThat(exchanges).hasSize(25);
        JsonNode last = exchanges.get(24);
        assertThat(last.at("/number").asInt()).isEqualTo(25);
        assertThat(last.at("/request/path").asText()).isEqualTo("/3/device/" + Pushes.token(24));
        assertThat(last.at("/request/environment").asText()).isEqualTo("PRODUCTION");
        assertThat(last.at("/request/body/json/aps/alert").toString()).contains("Order 42");
        assertThat(last.at("/verdict/status").asInt()).isEqualTo(200);
        assertThat(last.at("/verdict/delivery/outcome").asText()).isEqualTo("NO_DEVICE");
        assertThat(last.at("/findings")).singleElement().satisfies(finding -> {
            assertThat(finding.path("level").asText()).isEqualTo("NOTE");
            assertThat(finding.path("name").asText()).isEqualTo("missing-expiration");
            assertThat(finding.path("source").asText()).startsWith("Apple, ");
        });
    }

    @Test
    void report_shows_the_same_problem_once() {
        String text = text(onlyFailure(run(published, ManyFixture.class)));

        assertThat(text).startsWith("What the fake APNs saw (all of it: " + published);
        assertThat(text.lines().filter(line -> line.startsWith("#"))).hasSize(1);
        assertThat(text).contains("    and 24 more like it (#2, #3, #4 and 21 more)");
    }

    @Test
    void report_of_many_pushes_begins_with_the_rejection() {
        String text = text(onlyFailure(run(published, OneRejectedOfManyFixture.class)));

        assertThat(text.lines().skip(1)).first().asString().startsWith("#6 ").endsWith("→ 400 BadDeviceToken");
    }

    @Test
    void warning_is_printed_below_the_accepted_push() {
        String text = text(onlyFailure(run(published, WarnedFixture.class)));

        assertThat(text).contains("    warning  aps has keys that Apple does not define: \"order\"");
    }

    @Test
    void missing_request_is_reported() {
        Throwable failure = onlyFailure(run(published, SilentFixture.class));

        assertThat(exchanges(failure).get(0))
                .hasMessageMatching("No request reached the fake APNs on \\S+, ports \\d+ \\(production\\),"
                        + " \\d+ \\(sandbox\\), \\d+ \\(channel management, production\\)"
                        + " and \\d+ \\(channel management, sandbox\\)\\.");
    }

    @Test
    void ports_without_a_request_include_the_optional_ones() {
        assertThat(text(onlyFailure(run(published, AllPortsFixture.class))))
                .matches("No request reached .* \\(channel management, sandbox\\), \\d+ \\(both environments\\)"
                        + " and \\d+ \\(without TLS\\)\\.");
    }

    @ParameterizedTest
    @ValueSource(classes = {NotHexFixture.class, NotHexDynamicFixture.class})
    void token_to_reject_that_is_not_hex_is_reported(Class<?> fixture) {
        assertThat(text(onlyFailure(run(published, fixture))))
                .contains("@RejectToken on method FailureReportTest." + fixture.getSimpleName()
                        + ".test(): \"zz\" is not a"
                        + " device token (expected: hex digits); it matches requests for exactly this text only.")
                .doesNotContain(TOKEN);
    }

    @Test
    void token_to_reject_that_is_not_hex_applies_to_a_client_without_local_checks() {
        assertAllPassed(run(published, UncheckedFixture.class), 1);
    }

    @ParameterizedTest
    @ValueSource(classes = {ClearingFixture.class, ResettingFixture.class, SharedClearingFixture.class})
    void cleared_journal_is_reported_as_cleared(Class<?> fixture) {
        Throwable failure = onlyFailure(run(published, fixture));

        assertThat(text(failure))
                .isEqualTo("The journal of the fake APNs is empty: clear() or reset() removed 1 exchange, and no"
                        + " request came after that.");
    }

    @Test
    void pushes_of_earlier_tests_are_not_reported_as_cleared() {
        assertThat(text(onlyFailure(run(published, SilentAfterOthersFixture.class))))
                .startsWith("No request reached");
    }

    @Test
    void every_fake_of_the_test_reports() {
        Throwable failure = onlyFailure(run(published, TwoFixture.class));

        assertThat(exchanges(failure))
                .extracting(Throwable::getMessage)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .startsWith("What the fake APNs saw")
                                .contains(SHORT_TOKEN),
                        text -> assertThat(text).startsWith("What the fake APNs \"second\" saw"));
        assertThat(files()).hasSize(4);
    }

    @Test
    void a_failing_report_does_not_hide_the_failure() throws IOException {
        Path notADirectory = Files.createFile(published.resolve("file"));

        Throwable failure = onlyFailure(run(notADirectory, FailingTestFixture.class));

        assertThat(failure).hasMessage("the test failed");
        assertThat(exchanges(failure)).hasSize(1);
    }

    @Test
    void the_journal_of_the_last_run_is_replaced() throws IOException {
        run(published, ManyFixture.class);
        Path last = published.resolve("test_ApnsClient_/mockapns/journal.txt");
        Files.writeString(last, "what is left of the last run");

        Throwable failure = onlyFailure(run(published, ManyFixture.class));

        assertThat(exchanges(failure).get(0)).hasMessageContaining(last.toString());
        assertThat(last).content().contains("#25");
    }

    @Test
    void passing_and_aborted_tests_publish_nothing() {
        assertAllPassed(run(published, PassingFixture.class), 1);
        run(published, AbortedFixture.class).testEvents().assertStatistics(stats -> stats.aborted(1));

        assertThat(files()).isEmpty();
    }

    private static List<Throwable> exchanges(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(suppressed -> suppressed.getClass().getSimpleName().equals("ApnsExchanges"))
                .toList();
    }

    private static String text(Throwable failure) {
        return String.valueOf(exchanges(failure).get(0).getMessage());
    }

    private List<String> files() {
        try (Stream<Path> paths = Files.walk(published)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String read(String name) throws IOException {
        try (Stream<Path> paths = Files.walk(published)) {
            return Files.readString(
                    paths.filter(path -> path.endsWith(name)).findFirst().orElseThrow());
        }
    }

    @MockApns
    static class FailingTestFixture {

        @Test
        void test(ApnsClient client) {
            push(client, TOKEN);
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class FailingConstructorFixture {

        FailingConstructorFixture(ApnsClient client) {
            push(client, TOKEN);
            throw new IllegalStateException("the constructor failed");
        }

        @Test
        void test() {}
    }

    @MockApns
    static class FailingBeforeEachFixture {

        @BeforeEach
        void before(ApnsClient client) {
            push(client, TOKEN);
            throw new IllegalStateException("@BeforeEach failed");
        }

        @Test
        void test() {}
    }

    @MockApns(lifetime = Lifetime.CLASS)
    static class FailingBeforeAllFixture {

        @BeforeAll
        static void before(ApnsClient client) {
            push(client, TOKEN);
            throw new IllegalStateException("@BeforeAll failed");
        }

        @Test
        void test() {}
    }

    @MockApns
    static class FailingAfterEachFixture {

        @Test
        void test() {}

        @AfterEach
        void after(ApnsClient client) {
            push(client, TOKEN);
            throw new IllegalStateException("@AfterEach failed");
        }
    }

    @ExtendWith(FailingExtension.class)
    @MockApns
    static class FailingExtensionFixture {

        @Test
        void test(ApnsClient client) {
            push(client, TOKEN);
        }
    }

    static class FailingExtension implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext context) {
            throw new IllegalStateException("the extension failed");
        }
    }

    @MockApns
    static class TimeoutFixture {

        @Test
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void test(ApnsClient client) throws InterruptedException {
            push(client, TOKEN);
            new CountDownLatch(1).await();
        }
    }

    @MockApns
    static class DynamicFixture {

        @TestFactory
        Stream<DynamicTest> tests(ApnsClient client) {
            return Stream.of(
                    DynamicTest.dynamicTest("passes", () -> push(client, TOKEN)),
                    DynamicTest.dynamicTest("fails", () -> {
                        throw new AssertionError("the dynamic test failed");
                    }));
        }
    }

    @MockApns
    static class StaticFieldFixture {

        @MockApns
        static ApnsClient client;

        @Test
        void test() {
            push(client, TOKEN);
            throw new AssertionError("the test failed");
        }
    }

    static class ProgrammaticFixture {

        @RegisterExtension
        final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Test
        void test() {
            push(apns.client(), TOKEN);
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class PreparedExceptionFixture {

        @Test
        void test(ApnsClient client) {
            push(client, TOKEN);
            throw prepared();
        }
    }

    static class ProgrammaticPreparedExceptionFixture {

        @RegisterExtension
        final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @Test
        void test() {
            push(apns.client(), TOKEN);
            throw prepared();
        }
    }

    /** Runs code that throws until the JVM has compiled it and throws its prepared exception. */
    private static ArrayIndexOutOfBoundsException prepared() {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(60)) {
            try {
                elementOf(new int[0]);
            } catch (ArrayIndexOutOfBoundsException e) {
                if (e.getStackTrace().length == 0) {
                    return e;
                }
            }
        }
        throw new AssertionError("the JVM does not prepare exceptions");
    }

    private static int elementOf(int[] array) {
        return array[0];
    }

    static class ProgrammaticBeforeAllFixture {

        @RegisterExtension
        static final MockApnsExtension apns = MockApnsExtension.with(server -> {});

        @BeforeAll
        static void before() {
            push(apns.client(), TOKEN);
            throw new IllegalStateException("@BeforeAll failed");
        }

        @Test
        void test() {}
    }

    @MockApns
    static class RejectedFixture {

        @Test
        @RejectToken(TOKEN)
        void test(ApnsClient client) {
            assertThat(push(client, TOKEN).isAccepted()).isTrue();
        }
    }

    @MockApns
    static class ManyFixture {

        @Test
        void test(ApnsClient client) {
            for (int i = 0; i < 25; i++) {
                push(client, Pushes.token(i));
            }
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class OneRejectedOfManyFixture {

        @Test
        @RejectToken(TOKEN)
        void test(ApnsClient client) {
            for (int i = 0; i < 30; i++) {
                push(client, i == 5 ? TOKEN : Pushes.token(i));
            }
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class WarnedFixture {

        @Test
        void test(ApnsClient client) {
            Notification notification = Notification.builder(TOKEN, Pushes.TOPIC)
                    .payload("{\"aps\":{\"alert\":\"Hello\",\"order\":42}}")
                    .build();
            assertThat(client.send(notification).join().isAccepted()).isFalse();
        }
    }

    @MockApns
    static class SilentFixture {

        @Test
        void test(MockApnsServer apns) {
            throw new AssertionError("the test failed");
        }
    }

    static class AllPortsFixture {

        @RegisterExtension
        final MockApnsExtension apns =
                MockApnsExtension.with(server -> server.sharedPort(0).plainTextPort(0));

        @Test
        void test() {
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class NotHexFixture {

        @Test
        @RejectToken("zz")
        @RejectToken(TOKEN)
        void test(MockApnsServer apns) {
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class NotHexDynamicFixture {

        @TestFactory
        @RejectToken("zz")
        Stream<DynamicTest> test(MockApnsServer apns) {
            return Stream.of(DynamicTest.dynamicTest("dynamic", () -> {
                throw new AssertionError("the test failed");
            }));
        }
    }

    @MockApns
    static class UncheckedFixture {

        @Test
        @RejectToken(value = "zz", reason = KnownReason.UNREGISTERED)
        void test(@MockApns(localChecks = false) ApnsClient client) {
            Notification notification = Notification.builder("zz", Pushes.TOPIC)
                    .payload("{\"aps\":{\"alert\":\"Hello\"}}")
                    .build();
            assertThat(client.send(notification).join().rejected().map(SendResult.Rejected::reason))
                    .contains(KnownReason.UNREGISTERED);
        }
    }

    @MockApns
    static class ClearingFixture {

        @Test
        void test(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);
            apns.journal().clear();
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class ResettingFixture {

        @Test
        void test(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);
            apns.reset();
            throw new AssertionError("the test failed");
        }
    }

    @MockApns(lifetime = Lifetime.CLASS)
    static class SharedClearingFixture {

        @BeforeAll
        static void before(ApnsClient client) {
            push(client, TOKEN);
        }

        @Test
        void test(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);
            apns.journal().clear();
            throw new AssertionError("the test failed");
        }
    }

    @MockApns(lifetime = Lifetime.CLASS)
    static class SilentAfterOthersFixture {

        @BeforeAll
        static void before(ApnsClient client) {
            push(client, TOKEN);
        }

        @Test
        void test() {
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class TwoFixture {

        @Test
        void test(
                ApnsClient client,
                @MockApns(name = "second") MockApnsServer second,
                @MockApns(name = "second") ApnsClient clientOfSecond) {
            push(client, TOKEN);
            push(clientOfSecond, OTHER_TOKEN);
            throw new AssertionError("the test failed");
        }
    }

    @MockApns
    static class PassingFixture {

        @Test
        void test(ApnsClient client) {
            push(client, TOKEN);
        }
    }

    @MockApns
    static class AbortedFixture {

        @Test
        void test(ApnsClient client) {
            push(client, TOKEN);
            assumeTrue(false);
        }
    }
}
