/** Reads JSON, with a limit that every release of Jackson keeps. Knows no other room. */
@NullMarked
package dev.mockapns.server.internal.json;

import org.jspecify.annotations.NullMarked;
