/** The connection: dialling, streams, the queue for them, and what becomes of a push when any of it goes wrong. Only here and in {@code tls} is Netty known. */
@NullMarked
package dev.mockapns.client.internal.http2;

import org.jspecify.annotations.NullMarked;
