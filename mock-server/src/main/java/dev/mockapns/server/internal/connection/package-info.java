/** Decides about connections: what happened and what is remembered in, effects out. Pure: no I/O and no clock of its own. */
@NullMarked
package dev.mockapns.server.internal.connection;

import org.jspecify.annotations.NullMarked;
