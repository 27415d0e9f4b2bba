/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import org.jspecify.annotations.Nullable;

/** A command failed. The message is one line that names the thing, the value and the remedy. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
