/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * What is answered to provider tokens that APNs accepts although they deviate from the standards: DER signatures, padded standard
 * Base64, a capital {@code Bearer}, an {@code iat} that is a JSON string.
 */
public enum NonstandardTokens {
    /** Takes them, as APNs does. */
    LENIENT,
    /** Answers {@code InvalidProviderToken}, for back ends that must follow the standards. */
    REFUSE
}
