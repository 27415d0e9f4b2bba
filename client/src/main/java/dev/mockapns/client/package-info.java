/**
 * A client of the Apple Push Notification service over HTTP/2. Start with {@link dev.mockapns.client.ApnsClient}.
 */
@NullMarked
package dev.mockapns.client;

import org.jspecify.annotations.NullMarked;
