/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import java.nio.file.Path;
import java.util.List;

/**
 * What a back end needs to connect to the fake: the contents of {@code connection.json}, whose fields have the names
 * of these components, in this order.
 *
 * @param host reaches the fake from this machine
 * @param sharedPort 0 if that listener is not open; the file leaves it out then
 * @param plainTextPort as {@code sharedPort}
 * @param keyFile absolute
 * @param caFile absolute
 * @param topics those of {@code --topic}; empty if any topic is accepted
 * @param certificates one for each of {@code topics}
 * @param devices the phones that were installed at the start
 */
record ConnectionDetails(
        String host,
        int productionPort,
        int sandboxPort,
        int productionManagementPort,
        int sandboxManagementPort,
        int sharedPort,
        int plainTextPort,
        String keyId,
        String teamId,
        String keyFile,
        String caFile,
        List<String> topics,
        List<Certificate> certificates,
        List<Phone> devices) {

    ConnectionDetails {
        topics = List.copyOf(topics);
        certificates = List.copyOf(certificates);
        devices = List.copyOf(devices);
    }

    ConnectionDetails(
            String host,
            Ports ports,
            KeyFile key,
            Path caFile,
            List<String> topics,
            List<Certificate> certificates,
            List<Phone> devices) {
        this(
                host,
                ports.production(),
                ports.sandbox(),
                ports.productionManagement(),
                ports.sandboxManagement(),
                ports.shared(),
                ports.plainText(),
                key.key().keyId(),
                key.key().teamId(),
                key.file().toString(),
                caFile.toString(),
                topics,
                certificates,
                devices);
    }

    /** The ports of the listeners; 0 for one that is not open. */
    record Ports(
            int production, int sandbox, int productionManagement, int sandboxManagement, int shared, int plainText) {

        static Ports of(MockApnsServer apns) {
            return new Ports(
                    apns.port(Environment.PRODUCTION),
                    apns.port(Environment.SANDBOX),
                    apns.managementPort(Environment.PRODUCTION),
                    apns.managementPort(Environment.SANDBOX),
                    apns.sharedPort().orElse(0),
                    apns.plainTextPort().orElse(0));
        }
    }

    /** Returns host and {@code port} as in a URL (RFC 3986, 3.2.2). */
    String address(int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * A provider certificate with its private key.
     *
     * @param file PKCS #12, absolute
     * @param password of {@code file}
     * @param pemFile the same as PEM, with the issuers and without a password; absolute
     */
    record Certificate(String topic, String file, String password, String pemFile) {}

    /**
     * One phone with one app.
     *
     * @param environment {@code production} or {@code sandbox}
     * @param token its device token in hex
     */
    record Phone(String name, String topic, String environment, String token) {}
}
