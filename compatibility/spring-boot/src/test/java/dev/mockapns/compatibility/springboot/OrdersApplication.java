/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application under test: it pushes with the JDK's client, and with ours. */
@SpringBootApplication
class OrdersApplication {

    @Bean
    JdkPushes jdkPushes(ApnsSettings apns) throws GeneralSecurityException, IOException {
        return new JdkPushes(apns, certificate(apns));
    }

    @Bean
    ApnsClient apnsClient(ApnsSettings apns) throws GeneralSecurityException, IOException {
        return ApnsClient.builder()
                .server(apns.host(), apns.port())
                .trust(certificate(apns))
                .signingKey(SigningKey.fromPem(Files.readString(apns.keyFile()), apns.keyId(), apns.teamId()))
                .build();
    }

    private static X509Certificate certificate(ApnsSettings apns) throws GeneralSecurityException, IOException {
        try (InputStream pem = Files.newInputStream(apns.caFile())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }
}
