/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

/**
 * What the rules remember of the last request of a connection, so that they need not parse and verify again what the next
 * request repeats. No answer depends on it, and only the rules know what is in it. An implementation holds no more than the
 * header fields of one request, and shows no secret in its {@code toString}.
 */
public interface RequestMemory {

    /** Of a connection without a request. */
    RequestMemory NONE = new RequestMemory() {};
}
