/** The sentences for causes, in the dialect of the reader. Each {@code …Texts} class has those of one family of causes. */
@NullMarked
package dev.mockapns.server.internal.explain;

import org.jspecify.annotations.NullMarked;
