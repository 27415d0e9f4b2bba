/** The one way through the house: script, rules, delivery, journal, reply. */
@NullMarked
package dev.mockapns.server.internal.pipeline;

import org.jspecify.annotations.NullMarked;
