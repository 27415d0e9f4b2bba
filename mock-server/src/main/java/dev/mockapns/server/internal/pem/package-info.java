/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** Certificates and private keys as PEM text and as PKCS #12, and the files that keep them. */
@NullMarked
package dev.mockapns.server.internal.pem;

import org.jspecify.annotations.NullMarked;
