/** Whom the client trusts. */
@NullMarked
package dev.mockapns.client.internal.tls;

import org.jspecify.annotations.NullMarked;
