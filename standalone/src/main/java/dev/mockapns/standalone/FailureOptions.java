/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import picocli.CommandLine.Option;

/** How much is printed of a failure. */
final class FailureOptions {

    static final String VERBOSE = "--verbose";

    @SuppressWarnings("unused") // Main asks the command line whether it is there.
    @Option(names = VERBOSE, description = "Prints the stack trace of a failure too.")
    private boolean verbose;
}
