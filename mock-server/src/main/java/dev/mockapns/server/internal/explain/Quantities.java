/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes times, spans, numbers and destinations as explanations show them. */
public final class Quantities {

    private Quantities() {}

    /** Returns the time in UTC, to the second. */
    public static String when(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns the two largest parts of a span: {@code 2 d 3 h}, {@code 1 h}, {@code 5 min 1 s}, {@code 100 ms}, {@code 0 s}. */
    public static String span(Duration span) {
        long seconds = span.abs().toSeconds();
        long[] parts = {seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60};
        String[] units = {"d", "h", "min", "s"};
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0) {
                boolean second = i + 1 < parts.length && parts[i + 1] != 0;
                return parts[i] + " " + units[i] + (second ? " " + parts[i + 1] + " " + units[i + 1] : "");
            }
        }
        long millis = span.abs().toMillis();
        return millis == 0 ? "0 s" : millis + " ms";
    }

    /** Returns the addition about a clock that was moved; empty for one that was not. */
    public static String ahead(Duration ahead) {
        return ahead.isZero() ? "" : "; the fake's clock is " + span(ahead) + " ahead of wall time";
    }

    /** Returns the addition about a clock that was further ahead before a reset; empty for one that was not. */
    public static String takenBack(Duration span) {
        return span.isZero()
                ? ""
                : "; a reset took the fake's clock back by " + span(span)
                        + ", but that is not the cause: the iat would be in the future without the reset, too";
    }

    /** Returns the environment, with the kind of listener where it is not the usual one. */
    static String destination(Environment environment, ListenerKind kind) {
        return environment + (kind == ListenerKind.MANAGEMENT ? " channel management" : "");
    }

    /** Returns {@code 1 byte} or {@code 2 bytes}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** Returns the number with a noun that has a plural of its own. */
    public static String count(long number, String noun, String plural) {
        return number + " " + (number == 1 ? noun : plural);
    }
}
