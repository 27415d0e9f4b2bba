/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test with a {@link RejectToken} but without a fake. Runs after everything that precedes a test, when every
 * fake is known.
 */
final class RejectTokenCheck implements BeforeTestExecutionCallback {

    RejectTokenCheck() {
        JUnitVersion.check();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        RejectedTokens.check(context);
    }
}
