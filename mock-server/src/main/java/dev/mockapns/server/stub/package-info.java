/** How a test author says what must happen, whatever the rules would say. */
@NullMarked
package dev.mockapns.server.stub;

import org.jspecify.annotations.NullMarked;
