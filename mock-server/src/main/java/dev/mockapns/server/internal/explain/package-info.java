/** The words for causes, in the dialect of the reader. All English that the fake tells its users about causes is here. */
@NullMarked
package dev.mockapns.server.internal.explain;

import org.jspecify.annotations.NullMarked;
