/** What can be known to be wrong with a push before it is sent. */
@NullMarked
package dev.mockapns.client.internal.checks;

import org.jspecify.annotations.NullMarked;
