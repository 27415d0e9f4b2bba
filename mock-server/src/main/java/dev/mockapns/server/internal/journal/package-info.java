/** The record of exchanges: bounded, awaitable, without secrets. */
@NullMarked
package dev.mockapns.server.internal.journal;

import org.jspecify.annotations.NullMarked;
