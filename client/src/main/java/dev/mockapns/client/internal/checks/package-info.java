/** Checks of a push before it is sent. */
@NullMarked
package dev.mockapns.client.internal.checks;

import org.jspecify.annotations.NullMarked;
