/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.AuthorCause.StubAccepted;
import dev.mockapns.server.cause.AuthorCause.StubFailed;
import dev.mockapns.server.cause.AuthorCause.StubRejected;
import dev.mockapns.server.cause.AuthorCause.TokenRejected;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;

/** What is said of decisions of the test's author. */
final class AuthorTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    StubRejected.class,
                    cause -> "a stub of the test chose this answer",
                    (cause, dialect) -> "expect it, or "
                            + switch (dialect) {
                                case JAVA -> "let the stub given to apns.stub(…) return StubResponse.thenRules()";
                                case COMMAND_LINE, HTTP -> "remove the stub";
                            }),
            Text.inDialect(
                    TokenRejected.class,
                    cause -> cause.reason().wireText() + " was chosen for the token "
                            + Quoted.deviceToken(cause.token()) + " on " + Quantities.when(cause.since()),
                    (cause, dialect) -> switch (dialect) {
                        case JAVA -> "end it with apns.stopRejecting(token), or expect it";
                        case COMMAND_LINE -> "expect it, or start mockapns serve without --reject for this token";
                        case HTTP -> "expect it, or end the rejection of this token";
                    }),
            Text.of(StubAccepted.class, cause -> "a stub of the test accepted it"),
            Text.inDialect(
                    StubFailed.class,
                    cause -> "a stub of the test threw " + cause.failure(),
                    (cause, dialect) -> "fix the stub"
                            + switch (dialect) {
                                case JAVA -> " given to apns.stub(…)";
                                case COMMAND_LINE, HTTP -> "";
                            }
                            + "; the stack trace is in the log"));

    private AuthorTexts() {}
}
