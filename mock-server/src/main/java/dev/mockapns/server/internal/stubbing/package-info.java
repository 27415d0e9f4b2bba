/** Asks the test author's stub what must happen. */
@NullMarked
package dev.mockapns.server.internal.stubbing;

import org.jspecify.annotations.NullMarked;
