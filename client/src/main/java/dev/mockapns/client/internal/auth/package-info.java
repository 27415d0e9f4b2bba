/** Authentication: the signing key and the provider tokens made with it. */
@NullMarked
package dev.mockapns.client.internal.auth;

import org.jspecify.annotations.NullMarked;
