/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What is made of provider tokens that APNs takes but that stray from the standards: DER signatures, padded standard
 * Base64, a capital {@code Bearer}, an {@code iat} that is a JSON string.
 */
public enum NonstandardTokens {
    /** Takes them, as APNs does. */
    LENIENT,
    /** Answers {@code InvalidProviderToken}, for back ends that mean to be strict. */
    REFUSE
}
