/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/**
 * Which rule about header fields the headers or trailers of a request broke: RFC 9113, sections 8.1 to 8.5. Of names and
 * values, the first 100 characters are kept.
 */
public sealed interface FieldRuleCause extends Http2RuleCause {

    /** A header name is empty, or has an upper-case letter, a blank, a colon, or a character outside ASCII. */
    record HeaderNameNotAllowed(String name) implements FieldRuleCause {

        public HeaderNameNotAllowed {
            name = Sent.field(name, "name");
        }
    }

    /**
     * A header value contains a line break or NUL.
     *
     * @param name of the header
     */
    record HeaderValueNotAllowed(String name) implements FieldRuleCause {

        public HeaderValueNotAllowed {
            name = Sent.field(name, "name");
        }
    }

    /**
     * A header value begins or ends with a space or tab.
     *
     * @param name of the header
     */
    record HeaderValueWithBlankEdge(String name) implements FieldRuleCause {

        public HeaderValueWithBlankEdge {
            name = Sent.field(name, "name");
        }
    }

    /** A header is about the connection, as in HTTP/1.1: {@code connection}, {@code transfer-encoding}, and others. */
    record ConnectionSpecificHeader(String name) implements FieldRuleCause {

        public ConnectionSpecificHeader {
            name = Sent.field(name, "name");
        }
    }

    /**
     * The header {@code te} is not {@code trailers}.
     *
     * @param value that it has
     */
    record TeNotTrailers(String value) implements FieldRuleCause {

        public TeNotTrailers {
            value = Sent.field(value, "value");
        }
    }

    /** A request has a pseudo-header that requests do not have. */
    record UnknownPseudoHeader(String name) implements FieldRuleCause {

        public UnknownPseudoHeader {
            name = Sent.field(name, "name");
        }
    }

    /** A pseudo-header comes after a header that is none. */
    record PseudoHeaderAfterHeader(String name) implements FieldRuleCause {

        public PseudoHeaderAfterHeader {
            name = Sent.field(name, "name");
        }
    }

    /** A request has a pseudo-header twice. */
    record PseudoHeaderTwice(String name) implements FieldRuleCause {

        public PseudoHeaderTwice {
            name = Sent.field(name, "name");
        }
    }

    /** A request lacks a pseudo-header, or has it without a value. */
    record PseudoHeaderMissing(String name) implements FieldRuleCause {

        public PseudoHeaderMissing {
            name = Sent.field(name, "name");
        }
    }

    /** A CONNECT request has {@code :scheme} or {@code :path}. */
    record ConnectWithSchemeOrPath() implements FieldRuleCause {}

    /**
     * Trailers have a pseudo-header.
     *
     * @param name of the first one
     */
    record PseudoHeaderInTrailers(String name) implements FieldRuleCause {

        public PseudoHeaderInTrailers {
            name = Sent.field(name, "name");
        }
    }
}
