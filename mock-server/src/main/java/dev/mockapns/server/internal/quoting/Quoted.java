/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.quoting;

import dev.mockapns.protocol.DeviceToken;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Quotes what a client sent: without the signatures of provider tokens, and so that nothing in it breaks, turns or floods a
 * line of text, or steers a terminal. Signatures are masked before anything is cut, since what is left of a token need not
 * look like one.
 */
public final class Quoted {

    private static final int MOST = 5;
    private static final int MAX_CAUSES = 10;

    private Quoted() {}

    /** Returns {@code text} without signatures, with every control and format character written as its code. */
    public static String plain(String text) {
        return escape(SignatureMask.in(text));
    }

    /** Returns as {@link #plain(String)}, cut where it is longer than {@code longest} characters. */
    public static String plain(String text, int longest) {
        return escape(cut(SignatureMask.in(text), longest));
    }

    /** Returns as {@link #plain(String, int)}, between quotation marks. */
    public static String inMarks(String text, int longest) {
        return '"' + plain(text, longest) + '"';
    }

    /** Returns what stands where a device token belongs, shortened as one. */
    public static String deviceToken(String text) {
        return escape(DeviceToken.shorten(SignatureMask.in(text)));
    }

    /** Joins the first few of texts that are quoted already, and counts the rest. */
    public static String list(List<String> texts, String separator) {
        return texts.size() <= MOST
                ? String.join(separator, texts)
                : String.join(separator, texts.subList(0, MOST)) + separator + "and " + (texts.size() - MOST) + " more";
    }

    /** Returns the stack trace of a failure, the messages of which may quote a request, for a log. */
    public static String stackTrace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        @Nullable Throwable next = failure;
        for (int causes = 0; next != null && causes <= MAX_CAUSES; causes++) {
            text.append(causes == 0 ? "" : "\nCaused by: ").append(message(next));
            for (StackTraceElement frame : next.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
            next = next.getCause();
        }
        return text.toString();
    }

    /** Messages of assertions have several lines: the second and the following are marked as such. */
    private static String message(Throwable failure) {
        return SignatureMask.in(failure.toString()).lines().map(Quoted::escape).collect(Collectors.joining("\n\t| "));
    }

    /** Never between the two halves of a character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    private static String escape(String text) {
        int safe = 0;
        while (safe < text.length() && !isUnsafe(text.charAt(safe)) && !Character.isSurrogate(text.charAt(safe))) {
            safe++;
        }
        if (safe == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16).append(text, 0, safe);
        text.codePoints().skip(safe).forEach(code -> {
            if (isUnsafe(code)) {
                plain.append(String.format("\\u%04x", code));
            } else {
                plain.appendCodePoint(code);
            }
        });
        return plain.toString();
    }

    private static boolean isUnsafe(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
