/** What the modules of MockApns share beyond the vocabulary of APNs. Not for use by others. */
@NullMarked
package dev.mockapns.protocol.internal;

import org.jspecify.annotations.NullMarked;
