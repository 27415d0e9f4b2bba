/** What belongs to a connection rather than to a request: kinds of listeners, and effects such as GOAWAY, as plain values. */
@NullMarked
package dev.mockapns.server.connection;

import org.jspecify.annotations.NullMarked;
