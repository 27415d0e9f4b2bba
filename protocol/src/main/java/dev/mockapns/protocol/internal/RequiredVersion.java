/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol.internal;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The oldest release of a library that MockApns runs on. The user's build decides which one is on the class path.
 *
 * @param library the name for messages
 * @param oldest digits and dots, such as 4.1.108
 * @param bom of the library, as group id and artifact id
 */
public record RequiredVersion(String library, String oldest, String bom) {

    /**
     * The first release whose HTTP/2 continues after a frame of the wrong size. Before 4.1.101 it also lacks classes
     * that the server's decoder uses.
     */
    public static final RequiredVersion NETTY = new RequiredVersion("Netty", "4.1.108", "io.netty:netty-bom");

    /** The release that jjwt-jackson brings if no BOM chooses another. */
    public static final RequiredVersion JACKSON =
            new RequiredVersion("Jackson", "2.12", "com.fasterxml.jackson:jackson-bom");

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

    public RequiredVersion {
        requireNonNull(library, "library");
        requireNonNull(oldest, "oldest");
        requireNonNull(bom, "bom");
    }

    /**
     * Checks the release of an artifact of the library.
     *
     * @param found text that does not begin with a number passes, because repackaged jars do not have their version
     * @throws IllegalStateException if it is too old; the message is one sentence that names both versions and the
     * remedy
     */
    public void check(String artifact, String found) {
        Matcher numbers = NUMBERS.matcher(found);
        if (numbers.lookingAt() && Arrays.compare(parts(numbers.group()), parts(oldest)) < 0) {
            throw new IllegalStateException(
                    "MockApns needs " + library + " " + oldest + " or newer, and " + artifact + " "
                            + found + " is on the class path: import " + bom + " " + oldest
                            + " or newer in your build, or exclude what brings the old one");
        }
    }

    private static int[] parts(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
