/** Reads provider tokens: parses, verifies and remembers them. */
@NullMarked
package dev.mockapns.server.internal.providertoken;

import org.jspecify.annotations.NullMarked;
