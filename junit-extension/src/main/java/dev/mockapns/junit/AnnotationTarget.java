/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/** The element that carries an annotation. */
enum AnnotationTarget {
    CLASS,
    METHOD,
    STATIC_FIELD,
    INSTANCE_FIELD,
    PARAMETER;

    /** Returns whether something is injected here. */
    boolean isInjected() {
        return this != CLASS && this != METHOD;
    }
}
