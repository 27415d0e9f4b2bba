/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;

/** The request is none of the broadcast API: its method, path or id is wrong. */
public sealed interface BroadcastRequestCause extends Cause {

    /**
     * Channel management has no such method.
     *
     * @param method as in the request
     */
    record ManagementMethodWrong(String method) implements BroadcastRequestCause {

        public ManagementMethodWrong {
            method = Sent.text(method, "method");
        }
    }

    /**
     * The path is none of a broadcast.
     *
     * @param path as in the request
     */
    record BroadcastPathWrong(String path) implements BroadcastRequestCause {

        public BroadcastPathWrong {
            path = Sent.path(path);
        }
    }

    /**
     * Channel management has no such method and path.
     *
     * @param method as in the request
     * @param path as in the request
     */
    record ManagementPathWrong(String method, String path) implements BroadcastRequestCause {

        public ManagementPathWrong {
            method = Sent.text(method, "method");
            path = Sent.path(path);
        }
    }

    /**
     * A push or broadcast was sent to a listener for channel management.
     *
     * @param path as in the request
     * @param environment of the listener
     */
    record PushToManagement(String path, Environment environment) implements BroadcastRequestCause {

        public PushToManagement {
            path = Sent.path(path);
            requireNonNull(environment, "environment");
        }
    }

    /**
     * The id of the request is no canonical UUID.
     *
     * @param id as in the request
     */
    record MalformedRequestId(String id) implements BroadcastRequestCause {

        public MalformedRequestId {
            id = Sent.text(id, "id");
        }
    }
}
