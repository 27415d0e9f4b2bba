/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/**
 * The exchanges between the test and the fake, as text. It is not a failure itself: the failure of the test carries
 * it as a suppressed exception, without a stack trace.
 */
final class ApnsExchanges extends Exception {

    private static final long serialVersionUID = 1;

    ApnsExchanges(String text) {
        super(text, null, false, false);
    }
}
