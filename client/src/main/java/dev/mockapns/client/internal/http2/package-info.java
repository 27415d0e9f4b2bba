/**
 * The connection: dialling, streams, the queue for them, and failures. Only this package and {@code tls} use Netty.
 */
@NullMarked
package dev.mockapns.client.internal.http2;

import org.jspecify.annotations.NullMarked;
