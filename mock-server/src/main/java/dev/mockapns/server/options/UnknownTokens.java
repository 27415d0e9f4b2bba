/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/** What is answered to a well-formed device token that this fake never issued. */
public enum UnknownTokens {
    /** Accepts the push and delivers it to no device: for back ends with device tokens that this fake did not issue. */
    ACCEPT,
    /** Answers {@code BadDeviceToken}, as APNs does. */
    REJECT
}
