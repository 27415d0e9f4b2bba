/** Calls the stub of the test author. */
@NullMarked
package dev.mockapns.server.internal.stubbing;

import org.jspecify.annotations.NullMarked;
