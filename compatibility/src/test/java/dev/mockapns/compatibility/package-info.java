/** The use cases of a user, on other versions of JUnit and Netty. */
@NullMarked
package dev.mockapns.compatibility;

import org.jspecify.annotations.NullMarked;
