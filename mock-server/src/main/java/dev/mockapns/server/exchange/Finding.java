/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.quoting.Quoted;

/**
 * Something that APNs accepts, and then punishes or ignores. {@code docs/findings.md} lists all of them.
 *
 * @param level how bad it is
 * @param name its identifier for tests and tools: lower case, with hyphens, the same in every release
 * @param sentence what was found, as text for people
 * @param advice what to do about it
 * @param source the document: the title of a page of Apple's, or a section of an RFC
 */
public record Finding(Level level, String name, String sentence, String advice, String source) {

    public Finding {
        requireNonNull(level, "level");
        requireNonNull(name, "name");
        sentence = Quoted.plain(requireNonNull(sentence, "sentence"));
        advice = Quoted.plain(requireNonNull(advice, "advice"));
        requireNonNull(source, "source");
    }

    @Override
    public String toString() {
        return level + " " + name + ": " + sentence;
    }

    /** How bad a finding is. */
    public enum Level {
        /** People will not see the push, or APNs will punish the sender: fix it. */
        WARN,
        /** It works today, but is worth knowing. */
        NOTE
    }
}
