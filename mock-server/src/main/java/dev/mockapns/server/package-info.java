/**
 * A fake Apple Push Notification service to embed in tests. Start with {@link dev.mockapns.server.MockApnsServer}.
 */
@NullMarked
package dev.mockapns.server;

import org.jspecify.annotations.NullMarked;
