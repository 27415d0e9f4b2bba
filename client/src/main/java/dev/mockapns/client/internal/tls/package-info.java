/** TLS and the trusted certificates. */
@NullMarked
package dev.mockapns.client.internal.tls;

import org.jspecify.annotations.NullMarked;
