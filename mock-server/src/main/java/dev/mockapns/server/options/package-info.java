/** Every option of the fake, each with the default that was chosen for it. */
@NullMarked
package dev.mockapns.server.options;

import org.jspecify.annotations.NullMarked;
