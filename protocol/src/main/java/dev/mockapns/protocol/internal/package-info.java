/** What the client and the server have in common beyond the vocabulary of APNs. Not for use by others. */
@NullMarked
package dev.mockapns.protocol.internal;

import org.jspecify.annotations.NullMarked;
