/** What the user's class path must have, and what is to be said where it has something else. Knows no other room. */
@NullMarked
package dev.mockapns.server.internal.classpath;

import org.jspecify.annotations.NullMarked;
