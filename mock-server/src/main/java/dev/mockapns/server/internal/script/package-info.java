/** Asks the test author's script what must happen. */
@NullMarked
package dev.mockapns.server.internal.script;

import org.jspecify.annotations.NullMarked;
