/**
 * Why things happened, as records of facts: what assertions match on and tools count. The sentences for them are in an
 * {@link dev.mockapns.server.cause.Explanation}, in the {@link dev.mockapns.server.cause.Dialect} of the reader.
 */
@NullMarked
package dev.mockapns.server.cause;

import org.jspecify.annotations.NullMarked;
