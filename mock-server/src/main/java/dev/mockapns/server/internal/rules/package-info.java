/** What APNs makes of a request: the rules, in order, in three rule sets. */
@NullMarked
package dev.mockapns.server.internal.rules;

import org.jspecify.annotations.NullMarked;
