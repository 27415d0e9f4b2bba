/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes device tokens. */
final class Tokens {

    private Tokens() {}

    /** Returns {@code count} tokens, the same each time. */
    static List<String> random(int count) {
        Random random = new Random(1);
        return Stream.generate(() -> String.format(
                        "%016x%016x%016x%016x",
                        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()))
                .limit(count)
                .toList();
    }
}
