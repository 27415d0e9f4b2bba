/** What APNs makes of a request: tables of rules, in order. */
@NullMarked
package dev.mockapns.server.internal.rules;

import org.jspecify.annotations.NullMarked;
