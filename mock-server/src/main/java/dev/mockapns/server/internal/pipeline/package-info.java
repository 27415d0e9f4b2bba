/** The way of a request through the core: stub, rules, delivery, journal, reply. */
@NullMarked
package dev.mockapns.server.internal.pipeline;

import org.jspecify.annotations.NullMarked;
