/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** There is no provider token in the request, or its text is not what APNs wants, whichever key signed it. */
public sealed interface ProviderTokenFormatCause extends Cause {

    /** The parts of a provider token, in their order. */
    enum Segment {
        /** What has {@code alg} and {@code kid}. */
        HEADER,
        /** What has {@code iss} and {@code iat}. */
        CLAIMS,
        /** What the key made of the other two. */
        SIGNATURE
    }

    /** In which way a provider token that APNs accepts deviates from the standards. */
    enum Deviation {
        /** The header is in padded standard Base64 instead of base64url. */
        HEADER_IN_BASE64,
        /** The claims are in padded standard Base64 instead of base64url. */
        CLAIMS_IN_BASE64,
        /** The signature is in padded standard Base64 instead of base64url. */
        SIGNATURE_IN_BASE64,
        /** The signature is in DER, as OpenSSL writes it, instead of 64 raw bytes. */
        SIGNATURE_IN_DER,
        /** The {@code iat} is a JSON string instead of a number. */
        ISSUED_AT_IN_TEXT
    }

    /** What a request has in the place where a provider token belongs. */
    enum Authorization {
        /** There is no authorization header, and the client presented no certificate. */
        ABSENT,
        /** There is a provider token without the word {@code bearer} before it. */
        TOKEN_WITHOUT_SCHEME,
        /** There is another scheme than {@code bearer}. It may be a secret, and is not kept. */
        OTHER_SCHEME,
        /** There is nothing after the word {@code bearer}. */
        SCHEME_WITHOUT_TOKEN
    }

    /**
     * The request has no provider token.
     *
     * @param authorization what it has instead
     */
    record NoProviderToken(Authorization authorization) implements ProviderTokenFormatCause {

        public NoProviderToken {
            requireNonNull(authorization, "authorization");
        }
    }

    /**
     * The scheme is not {@code bearer} in lower case, and an option of this fake refuses that.
     *
     * @param scheme as it was sent
     */
    record NonstandardScheme(String scheme) implements ProviderTokenFormatCause {

        public NonstandardScheme {
            scheme = Sent.text(scheme, "scheme");
        }
    }

    /**
     * The provider token deviates from the standards in a way that APNs accepts, and an option of this fake refuses that.
     *
     * @param deviations one or more
     */
    record NonstandardProviderToken(List<Deviation> deviations) implements ProviderTokenFormatCause {

        public NonstandardProviderToken {
            deviations = List.copyOf(requireNonNull(deviations, "deviations"));
        }
    }

    /**
     * The provider token is too long to be read.
     *
     * @param limit how many characters this fake reads
     */
    record ProviderTokenTooLong(int characters, int limit) implements ProviderTokenFormatCause {}

    /**
     * The provider token does not have three segments between dots.
     *
     * @param segments how many it has
     */
    record WrongNumberOfSegments(int segments) implements ProviderTokenFormatCause {}

    /** A segment of the provider token is not base64url. */
    record SegmentNotBase64Url(Segment segment) implements ProviderTokenFormatCause {

        public SegmentNotBase64Url {
            requireNonNull(segment, "segment");
        }
    }

    /** A segment of the provider token is not a JSON object. */
    record SegmentNotAnObject(Segment segment) implements ProviderTokenFormatCause {

        public SegmentNotAnObject {
            requireNonNull(segment, "segment");
        }
    }

    /**
     * The header of the provider token has another {@code alg} than ES256.
     *
     * @param algorithm as it was sent; empty where there is none
     */
    record WrongAlgorithm(Optional<String> algorithm) implements ProviderTokenFormatCause {

        public WrongAlgorithm {
            algorithm = requireNonNull(algorithm, "algorithm").map(sent -> Sent.member(sent, "algorithm"));
        }
    }

    /** The header of the provider token has no {@code kid}. */
    record NoKeyId() implements ProviderTokenFormatCause {}

    /** The claims of the provider token have no {@code iss}. */
    record NoTeamId() implements ProviderTokenFormatCause {}

    /** The claims of the provider token have no {@code iat}. */
    record NoIssuedAt() implements ProviderTokenFormatCause {}

    /**
     * The {@code iat} of the provider token is not a number.
     *
     * @param json what it is
     */
    record IssuedAtNotANumber(String json) implements ProviderTokenFormatCause {

        public IssuedAtNotANumber {
            json = Sent.member(json, "json");
        }
    }

    /**
     * The {@code iat} of the provider token is so large that it must be in milliseconds.
     *
     * @param issuedAt as it was sent
     */
    record IssuedAtInMilliseconds(long issuedAt) implements ProviderTokenFormatCause {}

    /**
     * The signature of the provider token has neither the 64 raw bytes of ES256 nor is it DER.
     *
     * @param bytes how many it has
     */
    record SignatureNotEs256(int bytes) implements ProviderTokenFormatCause {}
}
