/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/** Whether something that {@link MockApns} offers is on. */
public enum Toggle {
    /** As the next annotation outwards says; {@link #OFF} if none says anything. */
    INHERIT,

    /** It is on. */
    ON,

    /** It is off, also if an annotation further outwards turns it on. */
    OFF;

    Toggle over(Toggle outer) {
        return this == INHERIT ? outer : this;
    }
}
