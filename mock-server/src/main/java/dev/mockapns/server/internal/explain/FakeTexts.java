/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.FakeCause.MissingClass;
import dev.mockapns.server.cause.FakeCause.UnexpectedError;
import java.util.List;

/** What is said where the fake itself failed. */
final class FakeTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    UnexpectedError.class,
                    cause -> "internal error while handling the request (a bug in MockApns): " + cause.failure(),
                    cause -> "report it with the stack trace from the log; the client is not at fault"),
            Text.of(
                    MissingClass.class,
                    cause -> "MockApns misses a class or method on the class path of this JVM: " + cause.missing(),
                    cause -> "the client is not at fault: compare the versions of Netty, Jackson and SLF4J in"
                            + " `mvn dependency:tree` or `gradle dependencies`, and import one BOM for each;"
                            + " the stack trace is in the log"));

    private FakeTexts() {}
}
