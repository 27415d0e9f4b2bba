/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.CertificateSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The provider certificates that a served fake hands out, one for each topic. Made anew at each start; since the home keeps
 * their CA, copies of older ones stay good.
 */
final class CertificateFiles {

    /** No secret: it stands in the connection file, next to the certificate. */
    private static final String PASSWORD = "mockapns";

    private CertificateFiles() {}

    /** Puts a certificate for each of {@code topics} into {@code home}. */
    static List<Connection.Certificate> write(Path home, MockApnsServer apns, List<String> topics) {
        List<Connection.Certificate> certificates = new ArrayList<>();
        for (String topic : topics) {
            Path file = home.resolve("certificate_" + topic + ".p12");
            byte[] p12 = apns.team()
                    .createCertificate(topic, CertificateSettings.Builder::allTopics)
                    .p12(PASSWORD);
            try {
                PrivateFile.write(file, p12);
            } catch (IOException e) {
                throw new CommandFailure("cannot write " + file + ": " + Causes.of(e), e);
            }
            certificates.add(new Connection.Certificate(topic, file.toString(), PASSWORD));
        }
        return certificates;
    }
}
