/** The core of the fake as one call without I/O, and the values that go in and come out. */
@NullMarked
package dev.mockapns.server.internal.core;

import org.jspecify.annotations.NullMarked;
