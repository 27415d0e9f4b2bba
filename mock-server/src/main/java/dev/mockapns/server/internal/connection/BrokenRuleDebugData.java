/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.cause.FrameRuleCause;

/** The debug data of the GOAWAY for a broken rule of HTTP/2. Clients log it, and some match it. */
final class BrokenRuleDebugData {

    private BrokenRuleDebugData() {}

    static String of(FrameRuleCause rule) {
        if (rule instanceof FrameRuleCause.FrameTooLarge frame) {
            return "a frame of " + frame.bytes() + " bytes; SETTINGS allow " + frame.limit();
        }
        if (rule instanceof FrameRuleCause.HeaderBlockTooLong block) {
            return "a header block of " + block.bytes() + " bytes so far, with " + block.continuations()
                    + " CONTINUATION frames (at most " + block.byteLimit() + " and " + block.continuationLimit()
                    + " are taken)";
        }
        if (rule instanceof FrameRuleCause.PaddingTooLong padding) {
            return "padding of " + padding.padding() + " in a frame of " + padding.length() + " bytes";
        }
        if (rule instanceof FrameRuleCause.WindowUpdateOnIdleStream update) {
            return "WINDOW_UPDATE on stream " + update.streamId() + ", which is idle";
        }
        if (rule instanceof FrameRuleCause.StreamDependsOnItself dependency) {
            return "stream " + dependency.streamId() + ", which is idle, depends on itself";
        }
        if (rule instanceof FrameRuleCause.StreamIdTooLow opened) {
            return "stream " + opened.streamId() + " was opened after stream " + opened.lastStreamId();
        }
        if (rule instanceof FrameRuleCause.FrameAfterEndOfStream late) {
            return late.frame() + " on stream " + late.streamId() + ", which the client had ended";
        }
        if (rule instanceof FrameRuleCause.WindowTooLarge window) {
            return "SETTINGS_INITIAL_WINDOW_SIZE " + window.initialWindowSize() + " makes the window of stream "
                    + window.streamId() + " too large";
        }
        FrameRuleCause.FloodLimitExceeded exceeded = (FrameRuleCause.FloodLimitExceeded) rule;
        return "more than " + exceeded.limit() + " " + name(exceeded.flood()) + " within "
                + exceeded.period().toSeconds() + " seconds";
    }

    private static String name(FrameRuleCause.Flood flood) {
        return switch (flood) {
            case IDLE_FRAMES -> "frames that bring no request on";
            case RESETS -> "requests taken back";
            case STREAM_ERRORS -> "streams that broke the rules";
            case REFUSED_STREAMS -> "streams over the limit";
            case OVERSIZED_REQUESTS -> "requests that are too large";
            case SMALL_DATA_FRAMES -> "small DATA frames";
        };
    }
}
