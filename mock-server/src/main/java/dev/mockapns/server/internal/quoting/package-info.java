/** The one place that prepares what a client sent to be kept, shown or logged: without secrets, in part, on one line. */
@NullMarked
package dev.mockapns.server.internal.quoting;

import org.jspecify.annotations.NullMarked;
