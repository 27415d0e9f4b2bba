/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;

/** Something is wrong with the method, the path or a single header field of a push to a device. */
public sealed interface RequestCause extends Cause {

    /**
     * A listener for pushes got another method than POST.
     *
     * @param path as it was sent, the device token in it shortened
     * @param environment of the listener
     */
    record MethodNotPost(String method, String path, Environment environment) implements RequestCause {

        public MethodNotPost {
            method = Sent.text(method, "method");
            path = Sent.path(path);
            requireNonNull(environment, "environment");
        }
    }

    /**
     * A listener for pushes got another path than that of a device.
     *
     * @param path as it was sent, the device token in it shortened
     * @param environment of the listener
     */
    record NotADevicePath(String path, Environment environment) implements RequestCause {

        public NotADevicePath {
            path = Sent.path(path);
            requireNonNull(environment, "environment");
        }
    }

    /**
     * A header field is in the request more than once.
     *
     * @param name in lower case
     */
    record DuplicateHeader(String name, int times) implements RequestCause {

        public DuplicateHeader {
            name = Sent.text(name, "name");
        }
    }

    /**
     * The {@code apns-id} is not a canonical UUID.
     *
     * @param sent the value of the header field
     */
    record MalformedApnsId(String sent) implements RequestCause {

        public MalformedApnsId {
            sent = Sent.text(sent, "sent");
        }
    }

    /**
     * The {@code apns-expiration} is not a whole number of seconds.
     *
     * @param sent the value of the header field
     */
    record MalformedExpiration(String sent) implements RequestCause {

        public MalformedExpiration {
            sent = Sent.text(sent, "sent");
        }
    }

    /**
     * The {@code apns-priority} is none that APNs knows.
     *
     * @param sent the value of the header field
     */
    record UnknownPriority(String sent) implements RequestCause {

        public UnknownPriority {
            sent = Sent.text(sent, "sent");
        }
    }

    /**
     * The {@code apns-collapse-id} is too long.
     *
     * @param bytes its length in UTF-8
     * @param limit how many bytes APNs takes
     */
    record CollapseIdTooLong(int bytes, int limit) implements RequestCause {}

    /**
     * The {@code apns-push-type} is none that APNs knows.
     *
     * @param sent the value of the header field
     */
    record UnknownPushType(String sent) implements RequestCause {

        public UnknownPushType {
            sent = Sent.text(sent, "sent");
        }
    }

    /**
     * A background push has priority 10, and an option of this fake rejects such pushes.
     *
     * @param priorityIsSent whether {@code apns-priority} is in the request; priority 10 is the default
     */
    record UrgentBackgroundPush(boolean priorityIsSent) implements RequestCause {}
}
