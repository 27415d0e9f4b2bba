/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.internal.explain.Explain;

/**
 * Something that APNs accepts, and then punishes or ignores. {@code docs/findings.md} lists all of them.
 *
 * @param level how bad it is
 * @param name its identifier for tests and tools: lower case, with hyphens, the same in every release
 * @param cause the facts behind it
 * @param source the document: the title of a page of Apple's, or a section of an RFC
 */
public record Finding(Level level, String name, Cause cause, String source) {

    public Finding {
        requireNonNull(level, "level");
        requireNonNull(name, "name");
        requireNonNull(cause, "cause");
        requireNonNull(source, "source");
    }

    /** Returns the explanation of the cause, with advice in Java. */
    public Explanation explanation() {
        return explanation(Dialect.JAVA);
    }

    /** Returns the explanation of the cause, computed on each call. */
    public Explanation explanation(Dialect dialect) {
        return Explain.explain(cause, dialect);
    }

    /** Returns the explanation of the cause, without advice. */
    public String because() {
        return explanation().because();
    }

    /** Returns what to do about it, in Java. */
    public String advice() {
        return explanation().advice();
    }

    @Override
    public String toString() {
        return level + " " + name + ": " + because();
    }

    /** How bad a finding is. */
    public enum Level {
        /** People will not see the push, or APNs will punish the sender: fix it. */
        WARN,
        /** It works today, but is worth knowing. */
        NOTE
    }
}
