/** Values about keys, device tokens and the pushes that reached a device. */
@NullMarked
package dev.mockapns.server.world;

import org.jspecify.annotations.NullMarked;
