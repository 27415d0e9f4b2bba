/** How a test author says what must happen, whatever the rules would say. */
@NullMarked
package dev.mockapns.server.script;

import org.jspecify.annotations.NullMarked;
