/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import picocli.CommandLine.Option;

/** The option for how much of a failure is printed. */
final class FailureOptions {

    static final String VERBOSE = "--verbose";

    @SuppressWarnings("unused") // Main checks on the command line whether it is present.
    @Option(names = VERBOSE, description = "Also prints the stack trace of a failure.")
    private boolean verbose;
}
