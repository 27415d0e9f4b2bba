/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

/**
 * What passed between the test and the fake, for people: no failure, but what a failure carries along as a suppressed
 * exception. It has no stack trace.
 */
final class ApnsExchanges extends Exception {

    private static final long serialVersionUID = 1;

    ApnsExchanges(String text) {
        super(text, null, false, false);
    }
}
