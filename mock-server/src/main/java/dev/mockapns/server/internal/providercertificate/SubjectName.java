/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The two attributes of a name that matter to APNs. */
final class SubjectName {

    /** 2.5.4.3 */
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

    /** 0.9.2342.19200300.100.1.1 */
    private static final byte[] USER_ID = {
        0x09, (byte) 0x92, 0x26, (byte) 0x89, (byte) 0x93, (byte) 0xf2, 0x2c, 0x64, 0x01, 0x01
    };

    private SubjectName() {}

    static Optional<String> commonName(X500Principal name) {
        return attribute(name, COMMON_NAME);
    }

    static Optional<String> userId(X500Principal name) {
        return attribute(name, USER_ID);
    }

    private static Optional<String> attribute(X500Principal name, byte[] type) {
        try {
            for (Der sequence : Der.elements(name.getEncoded())) {
                for (Der set : sequence.elementsOf(Der.SEQUENCE)) {
                    for (Der typeAndValue : set.elementsOf(Der.SET)) {
                        List<Der> pair = typeAndValue.elementsOf(Der.SEQUENCE);
                        if (pair.size() == 2 && pair.get(0).isIdentifier(type)) {
                            return Optional.of(pair.get(1).text());
                        }
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
