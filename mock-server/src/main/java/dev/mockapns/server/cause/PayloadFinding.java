/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The payload was accepted, and a device ignores something in it. */
public sealed interface PayloadFinding extends Cause {

    /** The kinds of JSON values. */
    enum JsonKind {
        STRING,
        NUMBER,
        BOOLEAN,
        OBJECT,
        ARRAY,
        /** An array that has strings only; never found, only expected. */
        ARRAY_OF_STRINGS,
        NULL
    }

    /**
     * A background push has keys that alert the user.
     *
     * @param keys those of them that are in {@code aps}
     */
    record BackgroundPushAlerts(List<String> keys) implements PayloadFinding {

        public BackgroundPushAlerts {
            keys = members(keys, "keys");
        }
    }

    /**
     * There are keys in {@code aps} that Apple does not define.
     *
     * @param keys all of them, which are as many as a body of 5120 bytes can have, each cut if it is long
     */
    record CustomKeysInAps(List<String> keys) implements PayloadFinding {

        public CustomKeysInAps {
            keys = members(keys, "keys");
        }
    }

    /** Values have another JSON type than Apple documents. */
    record WrongTypesInAps(List<WrongType> values) implements PayloadFinding {

        public WrongTypesInAps {
            values = List.copyOf(requireNonNull(values, "values"));
        }
    }

    /**
     * A value that has another JSON type than Apple documents.
     *
     * @param key the path to it, such as {@code aps.alert.title}
     * @param found what it is
     * @param expected what it may be
     */
    record WrongType(String key, JsonKind found, List<JsonKind> expected) {

        public WrongType {
            key = Sent.member(key, "key");
            requireNonNull(found, "found");
            expected = List.copyOf(requireNonNull(expected, "expected"));
        }
    }

    /**
     * The push is to start a Live Activity, and lacks keys that are needed for it.
     *
     * @param missing the keys that {@code aps} lacks
     */
    record ActivityStartIncomplete(List<String> missing) implements PayloadFinding {

        public ActivityStartIncomplete {
            missing = members(missing, "missing");
        }
    }

    private static List<String> members(List<String> keys, String name) {
        return requireNonNull(keys, name).stream()
                .map(key -> Sent.member(key, name))
                .toList();
    }
}
