/** What the user's class path must have. */
@NullMarked
package dev.mockapns.client.internal.classpath;

import org.jspecify.annotations.NullMarked;
