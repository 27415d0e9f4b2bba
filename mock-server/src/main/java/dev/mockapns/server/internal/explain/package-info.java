/** How times and spans of time are written in explanations. */
@NullMarked
package dev.mockapns.server.internal.explain;

import org.jspecify.annotations.NullMarked;
