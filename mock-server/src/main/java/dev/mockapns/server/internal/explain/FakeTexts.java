/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.FakeCause;
import dev.mockapns.server.cause.FakeCause.MissingClass;
import dev.mockapns.server.cause.FakeCause.UnexpectedError;
import java.util.List;

/** The sentences for {@link FakeCause}. */
final class FakeTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    UnexpectedError.class,
                    cause -> "internal error while handling the request (a bug in MockApns, not in the client): "
                            + cause.failure(),
                    cause -> "report it with the stack trace from the log"),
            Text.inDialect(
                    MissingClass.class,
                    cause -> "a class or method that MockApns needs is missing: " + cause.missing(),
                    (cause, dialect) -> "the client is not at fault: "
                            + switch (dialect) {
                                case JAVA ->
                                    "the class path of this JVM has other releases of libraries than MockApns needs;"
                                            + " compare the versions of Netty, Jackson and SLF4J in"
                                            + " `mvn dependency:tree` or `gradle dependencies`, and import one BOM for"
                                            + " each; the stack trace is in the log";
                                case COMMAND_LINE ->
                                    "get mockapns.jar again, and start it with java -jar; if that does not help,"
                                            + " report it with the stack trace from the log";
                                case HTTP -> "let those who run this fake read the stack trace in the log";
                            }));

    private FakeTexts() {}
}
