/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Refuses a {@link RejectToken} that nobody obeys. After all that comes before a test, so that every fake is known. */
final class RejectTokenCheck implements BeforeTestExecutionCallback {

    RejectTokenCheck() {
        JUnitVersion.check();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        RejectedTokens.check(context);
    }
}
