/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/** Several requests in a row show a pattern that APNs punishes. */
public sealed interface ClientPatternFinding extends Cause {

    /**
     * Each of the last requests came on a connection of its own, opened after the previous request was answered.
     *
     * @param requests how many in a row, this one included
     */
    record ConnectionPerRequest(int requests) implements ClientPatternFinding {}

    /**
     * Each of the last requests had a provider token not seen before, sooner after the previous one than APNs allows.
     *
     * @param requests how many in a row, this one included
     */
    record ProviderTokenPerRequest(int requests) implements ClientPatternFinding {}
}
