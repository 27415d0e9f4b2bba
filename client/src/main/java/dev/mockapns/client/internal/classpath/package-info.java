/** Checks of the user's class path. */
@NullMarked
package dev.mockapns.client.internal.classpath;

import org.jspecify.annotations.NullMarked;
