/** What the user's class path must have, and what is wrong if it has something else. Knows no other room but the causes. */
@NullMarked
package dev.mockapns.server.internal.classpath;

import org.jspecify.annotations.NullMarked;
