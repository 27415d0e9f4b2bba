/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.ProviderTokenFormatCause;
import dev.mockapns.server.cause.ProviderTokenFormatCause.IssuedAtInMilliseconds;
import dev.mockapns.server.cause.ProviderTokenFormatCause.IssuedAtNotANumber;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoIssuedAt;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoKeyId;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoProviderToken;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoTeamId;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NonstandardProviderToken;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NonstandardScheme;
import dev.mockapns.server.cause.ProviderTokenFormatCause.ProviderTokenTooLong;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Segment;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SegmentNotAnObject;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SegmentNotBase64Url;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SignatureNotEs256;
import dev.mockapns.server.cause.ProviderTokenFormatCause.WrongAlgorithm;
import dev.mockapns.server.cause.ProviderTokenFormatCause.WrongNumberOfSegments;
import java.util.List;
import java.util.Locale;

/** The sentences for {@link ProviderTokenFormatCause}. */
final class ProviderTokenFormatTexts {

    private static final String MAKE_A_JWT =
            "make it as base64url(header) + \".\" + base64url(claims) + \".\" + base64url(signature),"
                    + " or let a JWT library do it";

    private static final String PUT_TIME_OF_SIGNING =
            "put the time of signing into the claims, in seconds since 1970 (UTC), as a number: \"iat\":1767323045";

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    NoProviderToken.class,
                    ProviderTokenFormatTexts::absent,
                    cause ->
                            "send the header authorization: bearer <provider token>, or connect with a client certificate"),
            Text.inDialect(
                    NonstandardScheme.class,
                    cause -> "the authorization header begins with \"" + cause.scheme()
                            + "\" instead of \"bearer\"; APNs was seen to accept Bearer,"
                            + " which Apple does not document, and an option of"
                            + " this fake refuses everything but bearer",
                    (cause, dialect) -> "write bearer in lower case, as Apple's samples do" + orAccept(dialect)),
            Text.inDialect(
                    NonstandardProviderToken.class,
                    cause -> "the provider token deviates from the standards: "
                            + Deviations.list(cause.deviations())
                            + "; " + Deviations.acceptance(cause.deviations())
                            + ", but an option of this fake refuses it",
                    (cause, dialect) -> Deviations.remedy(cause.deviations()) + orAccept(dialect)),
            Text.of(
                    ProviderTokenTooLong.class,
                    cause -> "the provider token has " + cause.characters() + " characters; this fake reads at most "
                            + cause.limit() + ", and a usual provider token has about 200",
                    cause -> "send a JWT with alg and kid in its header, iss and iat in its claims, and nothing else"),
            Text.of(
                    WrongNumberOfSegments.class,
                    cause -> "the provider token is not a JWT: it has " + Quantities.count(cause.segments(), "segment")
                            + " between dots instead of 3",
                    cause -> MAKE_A_JWT + (cause.segments() == 2 ? "; here the signature is missing" : "")),
            Text.of(
                    SegmentNotBase64Url.class,
                    cause -> "the " + name(cause.segment()) + " of the provider token "
                            + (cause.segment() == Segment.CLAIMS ? "are" : "is") + " not base64url",
                    cause -> "encode it with the URL-safe Base64 alphabet (- and _ instead of + and /), without line"
                            + " breaks or = at the end, or let a JWT library do it"),
            Text.of(
                    SegmentNotAnObject.class,
                    cause -> "the " + name(cause.segment()) + " of the provider token "
                            + (cause.segment() == Segment.CLAIMS ? "are" : "is") + " not a JSON object",
                    cause -> "put " + example(cause.segment())
                            + " there: encode it in UTF-8, and then in base64url without padding"),
            Text.of(
                    WrongAlgorithm.class,
                    cause -> "the header of the provider token has "
                            + cause.algorithm()
                                    .map(sent -> "alg \"" + sent + '"')
                                    .orElse("no alg")
                            + "; APNs accepts ES256 only",
                    cause ->
                            "sign with ES256 (ECDSA on P-256 with SHA-256), and put \"alg\":\"ES256\" into the header"),
            Text.inDialect(
                    NoKeyId.class,
                    cause -> "the header of the provider token has no kid",
                    (cause, dialect) ->
                            "add \"kid\":\"<key id>\" to the header of the token, not to its claims; in this fake the key id is "
                                    + keyIdOfFake(dialect)
                                    + ", and at Apple it is the 10 characters in the file name AuthKey_<key id>.p8"),
            Text.inDialect(
                    NoTeamId.class,
                    cause -> "the claims of the provider token have no iss",
                    (cause, dialect) -> "add \"iss\":\"<team id>\" to the claims; in this fake the team id is "
                            + switch (dialect) {
                                case JAVA -> "apns.key().teamId()";
                                case COMMAND_LINE -> "teamId of connection.json";
                                case HTTP -> "that of one of its teams";
                            }
                            + ", and at Apple it is the 10 characters at the top right of the developer portal"),
            Text.of(NoIssuedAt.class, cause -> "the provider token has no iat claim", cause -> PUT_TIME_OF_SIGNING),
            Text.of(
                    IssuedAtNotANumber.class,
                    cause -> "the iat of the provider token is " + cause.json() + ", which is not a number",
                    cause -> PUT_TIME_OF_SIGNING),
            Text.of(
                    IssuedAtInMilliseconds.class,
                    cause -> "the iat of the provider token is " + cause.issuedAt()
                            + ", which is in milliseconds instead of seconds",
                    cause -> "divide by 1000: iat is in seconds since 1970"),
            Text.of(
                    SignatureNotEs256.class,
                    cause -> "the signature of the provider token has " + Quantities.count(cause.bytes(), "byte")
                            + ", and is neither the 64 raw bytes of ES256 nor DER",
                    cause -> "sign with ES256 and send r and then s, 32 bytes each, in base64url"));

    private ProviderTokenFormatTexts() {}

    /** Returns where the reader finds the id of a key of this fake. */
    static String keyIdOfFake(Dialect dialect) {
        return switch (dialect) {
            case JAVA -> "apns.key().keyId()";
            case COMMAND_LINE -> "keyId of connection.json";
            case HTTP -> "that of one of its keys";
        };
    }

    private static String absent(NoProviderToken cause) {
        return switch (cause.authorization()) {
            case ABSENT -> "the request has no authorization header, and the client presented no certificate";
            case TOKEN_WITHOUT_SCHEME ->
                "the authorization header holds a provider token without the word bearer before it";
            case OTHER_SCHEME -> "the scheme of the authorization header is not bearer";
            case SCHEME_WITHOUT_TOKEN -> "the authorization header has nothing after the word bearer";
        };
    }

    private static String orAccept(Dialect dialect) {
        return switch (dialect) {
            case JAVA ->
                "; or let this fake accept it:"
                        + " apns.options(o -> o.providerTokens(p -> p.nonstandard(NonstandardTokens.LENIENT)))";
            case COMMAND_LINE, HTTP -> "";
        };
    }

    private static String name(Segment segment) {
        return segment.name().toLowerCase(Locale.ROOT);
    }

    private static String example(Segment segment) {
        return segment == Segment.HEADER
                ? "{\"alg\":\"ES256\",\"kid\":\"<key id>\"}"
                : "{\"iss\":\"<team id>\",\"iat\":<seconds since 1970>}";
    }
}
