/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the packaged jars with other versions of libraries, each time in a new JVM. */
@Tag("class-path")
class ClassPathTest {

    private static final String NETTY_FLOOR = System.getProperty("compat.netty.floor.version");
    private static final String NETTY_UNSUPPORTED = System.getProperty("compat.netty.unsupported.version");
    private static final String NETTY_EARLY = System.getProperty("compat.netty.early.version");
    private static final String JACKSON_FLOOR = System.getProperty("compat.jackson.floor.version");
    private static final String JACKSON_UNSUPPORTED = System.getProperty("compat.jackson.unsupported.version");

    @Test
    void none_of_what_is_relocated_is_a_dependency() {
        assertThat(System.getProperty("java.class.path")).doesNotContain("jjwt", "bcprov", "bcpkix", "pkitesting");
    }

    @Test
    void no_class_that_our_jars_refer_to_is_missing() {
        StringWriter missing = new StringWriter();
        List<String> ours = ClassPath.own().jars("mockapns-");
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(missing), new PrintWriter(missing), arguments(ours));

        assertThat(ours).hasSize(4);
        assertThat(missing.toString()).isEmpty();
        assertThat(code).isZero();
    }

    /** Without a BOM, jjwt-jackson brings the oldest Jackson that we support. */
    @ParameterizedTest
    @ValueSource(strings = {"0.11.5", "0.12.6"})
    void an_application_may_have_its_own_jjwt(String version) throws Exception {
        assertPasses(ClassPath.own().with("jjwt-", version).with("jackson-", JACKSON_FLOOR));
    }

    @Test
    void bouncy_castle_of_another_netty_works() throws Exception {
        assertPasses(ClassPath.own()
                .with("netty-", NETTY_EARLY)
                .with("bcprov-", "1.80")
                .with("bcpkix-", "1.84"));
    }

    @Test
    void the_oldest_supported_netty_works() throws Exception {
        assertPasses(ClassPath.own().with("netty-", NETTY_FLOOR));
    }

    @Test
    void one_artifact_of_an_older_netty_is_refused() throws Exception {
        String refusal = ": MockApns needs Netty 4.1.108 or newer, and netty-codec-http2 " + NETTY_UNSUPPORTED
                + " is on the class path: import io.netty:netty-bom 4.1.108 or newer";

        assertThat(ClassPath.own()
                        .with("netty-", NETTY_FLOOR)
                        .with("netty-codec-http2-", NETTY_UNSUPPORTED)
                        .run(FirstUse.class))
                .contains("client" + refusal, "server" + refusal);
    }

    @Test
    void an_older_jackson_is_refused() throws Exception {
        String refusal = ": MockApns needs Jackson 2.12 or newer, and jackson-core " + JACKSON_UNSUPPORTED
                + " is on the class path: import com.fasterxml.jackson:jackson-bom 2.12 or newer";

        assertThat(ClassPath.own().with("jackson-", JACKSON_UNSUPPORTED).run(FirstUse.class))
                .contains("client" + refusal, "server" + refusal);
    }

    @Test
    void missing_class_while_answering_is_not_blamed_on_the_client() throws Exception {
        assertThat(ClassPath.own().with("jackson-core-", JACKSON_FLOOR).run(MissingClass.class))
                .contains("500 InternalServerError")
                .contains("a class or method that MockApns needs is missing: java.lang.NoClassDefFoundError:"
                        + " com/fasterxml/jackson/core/")
                .contains("the client is not at fault");
    }

    @ParameterizedTest
    @CsvSource({"5.9.3, 1.9.3", "5.11.4, 1.11.4", "5.12.0, 1.12.0"})
    void older_junit_is_refused_at_first_use(String jupiter, String platform) throws Exception {
        String refusal = "ExtensionConfigurationException: MockApns needs JUnit 5.12.1 or newer, and junit-jupiter-api "
                + jupiter + " is on the class path: import org.junit:junit-bom 5.12.1 or newer";

        assertThat(runOnJUnit(jupiter, platform))
                .containsSubsequence("AnnotatedFixture: FAILED", refusal)
                .containsSubsequence("registered(): FAILED", refusal)
                .contains("plain(): SUCCESSFUL");
    }

    @Test
    void the_oldest_supported_junit_works() throws Exception {
        assertThat(runOnJUnit("5.12.1", "1.12.1"))
                .contains("annotated(MockApnsServer): SUCCESSFUL", "registered(): SUCCESSFUL", "plain(): SUCCESSFUL");
    }

    private static String[] arguments(List<String> jars) {
        List<String> arguments = new ArrayList<>(
                List.of("--missing-deps", "--multi-release", "base", "-cp", System.getProperty("java.class.path")));
        arguments.addAll(jars);
        return arguments.toArray(String[]::new);
    }

    private static String runOnJUnit(String jupiter, String platform) throws Exception {
        return ClassPath.own()
                .with("junit-jupiter-", jupiter)
                .with("junit-platform-", platform)
                .run(
                        JUnitRun.class,
                        AnnotatedFixture.class.getName(),
                        RegisteredFixture.class.getName(),
                        PlainFixture.class.getName());
    }

    private static void assertPasses(ClassPath classPath) throws Exception {
        assertThat(classPath.run(Trial.class)).endsWith(Trial.PASSED + System.lineSeparator());
    }
}
