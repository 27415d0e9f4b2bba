/** Delivers, stores or discards accepted pushes: the only room that changes the world for a push. */
@NullMarked
package dev.mockapns.server.internal.delivery;

import org.jspecify.annotations.NullMarked;
