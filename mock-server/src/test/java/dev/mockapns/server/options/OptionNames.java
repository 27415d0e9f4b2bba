/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;

/** The names of all options as the documentation writes them: the group, a dot, the option. */
public final class OptionNames {

    private OptionNames() {}

    /** Returns {@code connections.requestTimeout} and all others. */
    public static Set<String> all() {
        Set<String> names = new TreeSet<>();
        for (RecordComponent group : Options.class.getRecordComponents()) {
            for (RecordComponent option : group.getType().getRecordComponents()) {
                names.add(group.getName() + "." + option.getName());
            }
        }
        return names;
    }

    /** Returns the value of an option. */
    public static Object read(Options options, String name) throws ReflectiveOperationException {
        int dot = name.indexOf('.');
        Object group = Options.class.getMethod(name.substring(0, dot)).invoke(options);
        return group.getClass().getMethod(name.substring(dot + 1)).invoke(group);
    }
}
