/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.server.MockApnsServerBuilder;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for the size of the journal. */
final class JournalOption {

    /** The share of the heap that a journal may take whose size was chosen. */
    private static final int HEAP_DIVISOR = 8;

    @Option(
            names = "--journal-size",
            paramLabel = "N",
            converter = Converter.class,
            description =
                    "How many exchanges are kept, as far as an eighth of the heap holds them; the oldest are dropped first."
                            + " Default: 10,000, in 32 MiB or an eighth of the heap.")
    private Optional<Integer> size = Optional.empty();

    void applyTo(MockApnsServerBuilder settings) {
        size.ifPresent(exchanges -> settings.journalCapacity(exchanges)
                .journalBytes(Runtime.getRuntime().maxMemory() / HEAP_DIVISOR));
    }

    /** Reads a number of exchanges for picocli, whose own converter does not say what it expects. */
    static final class Converter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            try {
                int exchanges = Integer.parseInt(text);
                if (exchanges > 0) {
                    return exchanges;
                }
            } catch (NumberFormatException e) {
                // as if it were out of range
            }
            throw new TypeConversionException(
                    "\"" + text + "\" is not a number of exchanges (expected: 1 to " + Integer.MAX_VALUE + ")");
        }
    }
}
