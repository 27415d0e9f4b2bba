/** Teams, keys, apps, devices and every device token ever issued, with its history; the clock. In memory, under one lock. */
@NullMarked
package dev.mockapns.server.internal.world;

import org.jspecify.annotations.NullMarked;
