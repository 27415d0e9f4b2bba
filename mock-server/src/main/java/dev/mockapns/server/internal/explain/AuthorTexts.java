/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.AuthorCause.StubAccepted;
import dev.mockapns.server.cause.AuthorCause.StubFailed;
import dev.mockapns.server.cause.AuthorCause.StubRejected;
import dev.mockapns.server.cause.AuthorCause.TokenRejected;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;

/** The sentences for {@link AuthorCause}. */
final class AuthorTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    StubRejected.class, cause -> "a stub chose this answer", (cause, dialect) -> switch (dialect) {
                        case JAVA ->
                            "if the test does not want this answer, let the stub given to apns.stub(…) return StubResponse.thenRules()";
                        case COMMAND_LINE, HTTP -> "if this answer is not wanted, remove the stub";
                    }),
            Text.inDialect(
                    TokenRejected.class,
                    cause -> "this fake was told on " + Quantities.when(cause.since()) + " to answer "
                            + cause.reason().wireText() + " for the token " + Quoted.deviceToken(cause.token()),
                    (cause, dialect) -> switch (dialect) {
                        case JAVA -> "if that is no longer wanted, call apns.stopRejecting(token)";
                        case COMMAND_LINE ->
                            "if that is not wanted, start mockapns serve without --reject for this token";
                        case HTTP -> "if that is no longer wanted, end the rejection of this token";
                    }),
            Text.of(StubAccepted.class, cause -> "a stub accepted the push"),
            Text.inDialect(
                    StubFailed.class,
                    cause -> "a stub failed" + (cause.message().isEmpty() ? "" : ": " + cause.message()),
                    (cause, dialect) -> switch (dialect) {
                        case JAVA ->
                            "fix the stub given to apns.stub(…), which threw " + cause.exception()
                                    + "; the stack trace is in the log";
                        case COMMAND_LINE, HTTP -> "fix the stub; the details are in the log";
                    }));

    private AuthorTexts() {}
}
