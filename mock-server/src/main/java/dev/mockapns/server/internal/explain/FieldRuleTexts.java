/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.FieldRuleCause;
import dev.mockapns.server.cause.FieldRuleCause.ConnectWithSchemeOrPath;
import dev.mockapns.server.cause.FieldRuleCause.ConnectionSpecificHeader;
import dev.mockapns.server.cause.FieldRuleCause.HeaderNameNotAllowed;
import dev.mockapns.server.cause.FieldRuleCause.HeaderValueNotAllowed;
import dev.mockapns.server.cause.FieldRuleCause.HeaderValueWithBlankEdge;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderAfterHeader;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderInTrailers;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderMissing;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderTwice;
import dev.mockapns.server.cause.FieldRuleCause.TeNotTrailers;
import dev.mockapns.server.cause.FieldRuleCause.UnknownPseudoHeader;
import java.util.List;

/** The sentences for {@link FieldRuleCause}, which {@link Http2Texts} completes with the stream that ended. */
final class FieldRuleTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    HeaderNameNotAllowed.class,
                    cause -> "the header name \"" + cause.name()
                            + "\" is not allowed: names are lower-case ASCII, without blanks and colons"
                            + section("8.2.1"),
                    cause -> "send the header under a name in lower case, without blanks and colons"),
            Text.of(
                    HeaderValueNotAllowed.class,
                    cause -> "the value of " + cause.name() + " has a line break or NUL in it" + section("8.2.1"),
                    cause -> "remove it; a value that is read from a file often ends with a line break"),
            Text.inDialect(
                    HeaderValueWithBlankEdge.class,
                    cause -> "the value of " + cause.name() + " begins or ends with a space or tab" + section("8.2.1"),
                    (cause, dialect) -> "send the value without it"
                            + switch (dialect) {
                                case JAVA ->
                                    " (apns.options(o -> o.wire(w -> w.blankEdges(BlankEdges.TRIM))) accepts it)";
                                case COMMAND_LINE, HTTP -> "";
                            }),
            Text.of(
                    ConnectionSpecificHeader.class,
                    cause -> cause.name() + " belongs to HTTP/1.1, HTTP/2 does not allow it" + section("8.2.2"),
                    cause -> "do not send it: in HTTP/2, frames manage the connection"),
            Text.of(
                    TeNotTrailers.class,
                    cause -> "te is \"" + cause.value() + "\", HTTP/2 allows \"trailers\" only" + section("8.2.2"),
                    cause -> "leave te out, or send \"trailers\""),
            Text.of(
                    UnknownPseudoHeader.class,
                    cause -> cause.name() + " is not a pseudo-header of a request" + section("8.3.1"),
                    cause -> "send :method, :scheme, :authority and :path, and no other pseudo-header"),
            Text.of(
                    PseudoHeaderAfterHeader.class,
                    cause -> cause.name() + " comes after a header that is not a pseudo-header" + section("8.3"),
                    cause -> "send all pseudo-headers before the other headers"),
            Text.of(
                    PseudoHeaderTwice.class,
                    cause -> cause.name() + " occurs twice" + section("8.3"),
                    cause -> "send it once"),
            Text.of(
                    PseudoHeaderMissing.class,
                    cause -> cause.name() + " is missing" + section("8.3.1"),
                    cause -> "send :method, :scheme and :path with every request, none of them empty"),
            Text.of(
                    ConnectWithSchemeOrPath.class,
                    cause -> "the method is CONNECT, which has neither :scheme nor :path" + section("8.5"),
                    cause -> "send pushes with the method POST"),
            Text.of(
                    PseudoHeaderInTrailers.class,
                    cause -> "the trailers have " + cause.name() + ", and trailers have no pseudo-headers"
                            + section("8.1"),
                    cause -> "send pseudo-headers at the beginning of a request only"));

    private FieldRuleTexts() {}

    private static String section(String number) {
        return " (RFC 9113, section " + number + ")";
    }
}
