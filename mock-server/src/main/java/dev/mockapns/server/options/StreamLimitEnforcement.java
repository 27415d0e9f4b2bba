/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/** From when on MAX_CONCURRENT_STREAMS is enforced. Apple does not document it. */
public enum StreamLimitEnforcement {
    /** From the client's acknowledgement of the SETTINGS on: it could not know before (RFC 9113, section 6.5.3). */
    WHEN_ACKNOWLEDGED,
    /** From the moment on when the SETTINGS are sent. */
    AT_ONCE
}
