/** What a user does, on the JUnit and the Netty that the user has. */
@NullMarked
package dev.mockapns.compatibility;

import org.jspecify.annotations.NullMarked;
