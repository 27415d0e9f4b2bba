/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/** Where the annotation stands. */
enum AnnotationTarget {
    CLASS,
    METHOD,
    STATIC_FIELD,
    INSTANCE_FIELD,
    PARAMETER;

    /** Tells whether something is injected here. */
    boolean isInjected() {
        return this != CLASS && this != METHOD;
    }
}
