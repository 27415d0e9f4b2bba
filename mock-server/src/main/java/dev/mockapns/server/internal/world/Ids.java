/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Limits;
import java.util.regex.Pattern;

/** The ids that Apple gives to teams and keys. */
final class Ids {

    static final String DEFAULT_TEAM = "MOCKTEAM01";

    private static final String KEY_PREFIX = "MOCKKEY";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Z0-9]{" + Limits.KEY_AND_TEAM_ID_LENGTH + "}");

    private Ids() {}

    /** Returns the id of the key with number {@code count}. */
    static String key(int count) {
        return KEY_PREFIX + String.format("%0" + (Limits.KEY_AND_TEAM_ID_LENGTH - KEY_PREFIX.length()) + "d", count);
    }

    static String checked(String name, String id) {
        requireNonNull(id, name);
        if (!WELL_FORMED.matcher(id).matches()) {
            throw new IllegalArgumentException(name + ": \"" + id + "\" (expected: " + Limits.KEY_AND_TEAM_ID_LENGTH
                    + " upper-case letters and digits, as Apple's developer portal shows it)");
        }
        return id;
    }
}
