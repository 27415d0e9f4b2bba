/** What came in and what became of it: plain, immutable values, as the journal keeps them. */
@NullMarked
package dev.mockapns.server.exchange;

import org.jspecify.annotations.NullMarked;
