/** The one way through the house: stub, rules, delivery, journal, reply. */
@NullMarked
package dev.mockapns.server.internal.pipeline;

import org.jspecify.annotations.NullMarked;
