/** Every switch of the fake, each with the default that was chosen for it. */
@NullMarked
package dev.mockapns.server.behaviour;

import org.jspecify.annotations.NullMarked;
