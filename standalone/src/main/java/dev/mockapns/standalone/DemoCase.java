/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.KnownReason;
import java.util.Optional;
import java.util.function.Function;

/**
 * One push of the demo, with its expected result.
 *
 * @param story what happened before the push, for readers
 * @param reason the expected reason; empty if the push must be accepted
 * @param shown the text that the phone must show afterwards; empty for nothing
 * @param play prepares the story, sends the push, and returns its result
 */
record DemoCase(
        String title,
        String story,
        Optional<KnownReason> reason,
        Optional<String> shown,
        Function<DemoFake, DemoResult> play) {

    DemoCase {
        requireNonNull(title, "title");
        requireNonNull(story, "story");
        requireNonNull(reason, "reason");
        requireNonNull(shown, "shown");
        requireNonNull(play, "play");
    }

    static DemoCase accepted(String title, String story, String shown, Function<DemoFake, DemoResult> play) {
        return new DemoCase(title, story, Optional.empty(), Optional.of(shown), play);
    }

    static DemoCase acceptedAndNotShown(String title, String story, Function<DemoFake, DemoResult> play) {
        return new DemoCase(title, story, Optional.empty(), Optional.empty(), play);
    }

    static DemoCase rejected(String title, String story, KnownReason reason, Function<DemoFake, DemoResult> play) {
        return new DemoCase(title, story, Optional.of(reason), Optional.empty(), play);
    }

    /** Returns what differs from the expectation, or empty if nothing does. */
    Optional<String> broken(DemoResult outcome) {
        String expected = reason.map(KnownReason::wireText).orElse("accepted");
        if (!outcome.answer().equals(expected)) {
            return Optional.of("expected " + expected + ", got " + outcome.answer());
        }
        if (!outcome.shown().equals(shown)) {
            return Optional.of("expected the phone to show " + shown.orElse("nothing") + ", it shows "
                    + outcome.shown().orElse("nothing"));
        }
        return Optional.empty();
    }
}
