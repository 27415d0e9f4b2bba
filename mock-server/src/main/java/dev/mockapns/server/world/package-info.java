/** Values that tell about keys, device tokens and what reached a device. */
@NullMarked
package dev.mockapns.server.world;

import org.jspecify.annotations.NullMarked;
