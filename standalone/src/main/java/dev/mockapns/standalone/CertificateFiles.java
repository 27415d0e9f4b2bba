/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.protocol.internal.FileProblems;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The provider certificates of a served fake, one for each topic. They are made again at each start; copies of older
 * ones stay valid, because the home keeps their CA.
 */
final class CertificateFiles {

    /** Not a secret: it is in the connection file, next to the certificate. */
    private static final String PASSWORD = "mockapns";

    private CertificateFiles() {}

    /** Most file systems allow 255 bytes in a name, some fewer. */
    private static final int MAX_TOPIC_LENGTH = 120;

    private static final int KEPT_OF_TOPIC = 100;
    private static final int DIGEST_BYTES = 8;

    /**
     * Writes a certificate for each of {@code topics} into {@code home}.
     *
     * @throws CommandFailure if a file cannot be written
     */
    static List<ConnectionDetails.Certificate> write(Path home, MockApnsServer apns, List<String> topics) {
        List<ConnectionDetails.Certificate> certificates = new ArrayList<>();
        for (String topic : topics) {
            ProviderCertificate certificate = create(apns, topic);
            Path p12 = home.resolve(name(topic) + ".p12");
            Path pem = home.resolve(name(topic) + ".pem");
            write(p12, certificate.p12(PASSWORD));
            write(pem, (certificate.chainPem() + certificate.privateKeyPem()).getBytes(StandardCharsets.US_ASCII));
            certificates.add(new ConnectionDetails.Certificate(topic, p12.toString(), PASSWORD, pem.toString()));
        }
        return certificates;
    }

    /** The first one writes the CA into the home. */
    private static ProviderCertificate create(MockApnsServer apns, String topic) {
        try {
            return apns.team().createCertificate(topic, settings -> settings.topicsFor(pushTypes(topic)));
        } catch (UncheckedIOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The push types of Apple's universal certificates, without those whose suffix makes a topic too long. */
    private static PushType[] pushTypes(String topic) {
        return Stream.of(PushType.ALERT, PushType.VOIP, PushType.COMPLICATION)
                .filter(type -> Topic.parse(topic + type.topicSuffix()).isPresent())
                .toArray(PushType[]::new);
    }

    private static void write(Path file, byte[] content) {
        try {
            PrivateFile.write(file, content);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot write " + file + ": "
                            + FileProblems.ofWriting(file, e, "make it writable, or name another --home"),
                    e);
        }
    }

    /**
     * Returns the file name without its ending: for a long topic its beginning and a digest, so that names differ.
     */
    static String name(String topic) {
        return "certificate_"
                + (topic.length() <= MAX_TOPIC_LENGTH
                        ? topic
                        : topic.substring(0, KEPT_OF_TOPIC) + "_" + digest(topic));
    }

    private static String digest(String topic) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(topic.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
