/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import org.junit.jupiter.api.Test;

class PlainFixture {

    @Test
    void plain() {}
}
