/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CertificateFilesTest {

    @Test
    void a_file_is_called_like_its_topic() {
        assertThat(CertificateFiles.name("com.example.orders")).isEqualTo("certificate_com.example.orders");
        assertThat(CertificateFiles.name("x".repeat(120))).isEqualTo("certificate_" + "x".repeat(120));
    }

    @Test
    void long_topics_have_short_names_that_differ() {
        String one = CertificateFiles.name("x".repeat(254) + "1");
        String two = CertificateFiles.name("x".repeat(254) + "2");

        assertThat(one).isNotEqualTo(two).hasSameSizeAs(two).hasSizeLessThan(140);
    }
}
