/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/** What is answered to pushes for a Live Activity that is over. Apple does not say; both are reported from the field. */
public enum EndedActivities {
    /** Accepts the push, and the device ignores it. */
    IGNORE,
    /** Answers 410 {@code Unregistered}. */
    UNREGISTERED
}
