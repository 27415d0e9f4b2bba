/** Requests with their verdicts, answers and connections: plain, immutable values, as the journal keeps them. */
@NullMarked
package dev.mockapns.server.exchange;

import org.jspecify.annotations.NullMarked;
