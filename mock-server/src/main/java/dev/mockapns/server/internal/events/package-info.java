/** Tells listeners of new and dead device tokens, in order, on one thread of the server. */
@NullMarked
package dev.mockapns.server.internal.events;

import org.jspecify.annotations.NullMarked;
