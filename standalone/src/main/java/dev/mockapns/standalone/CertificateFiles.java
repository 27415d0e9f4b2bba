/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
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
 * The provider certificates that a served fake hands out, one for each topic. Made anew at each start; since the home keeps
 * their CA, copies of older ones stay good.
 */
final class CertificateFiles {

    /** No secret: it stands in the connection file, next to the certificate. */
    private static final String PASSWORD = "mockapns";

    private CertificateFiles() {}

    /** File systems take 255 bytes in a name, some fewer. */
    private static final int MAX_TOPIC_LENGTH = 120;

    private static final int KEPT_OF_TOPIC = 100;
    private static final int DIGEST_BYTES = 8;

    /**
     * Puts a certificate for each of {@code topics} into {@code home}.
     *
     * @throws CommandFailure if that cannot be written
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

    /** As of Apple's universal certificates, but for suffixes that make the longest topics too long. */
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

    /** Returns the name without its ending; of a long topic the beginning, and a digest that tells it from others. */
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
