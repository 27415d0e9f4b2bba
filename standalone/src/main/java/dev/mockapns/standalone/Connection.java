/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * What a back end must be told to reach the fake: the contents of {@code connection.json}, whose fields are called as
 * these components are.
 *
 * @param host reaches the fake from this machine
 * @param keyFile absolute
 * @param caFile absolute
 * @param topics those of {@code --topic}; empty where every topic will do
 * @param devices the phones that were installed at start
 */
@JsonPropertyOrder({"host", "productionPort", "sandboxPort", "keyId", "teamId", "keyFile", "caFile", "topics", "devices"
})
record Connection(
        String host,
        int productionPort,
        int sandboxPort,
        String keyId,
        String teamId,
        String keyFile,
        String caFile,
        List<String> topics,
        List<Phone> devices) {

    Connection {
        topics = List.copyOf(topics);
        devices = List.copyOf(devices);
    }

    Connection(
            String host,
            int productionPort,
            int sandboxPort,
            KeyFile key,
            Path caFile,
            List<String> topics,
            List<Phone> devices) {
        this(
                host,
                productionPort,
                sandboxPort,
                key.key().keyId(),
                key.key().teamId(),
                key.file().toString(),
                caFile.toString(),
                topics,
                devices);
    }

    /** Returns where the door behind {@code port} is, as it stands in a URL (RFC 3986, 3.2.2). */
    String address(int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * One phone with one app.
     *
     * @param environment {@code production} or {@code sandbox}
     * @param token its device token in hex
     */
    @JsonPropertyOrder({"name", "topic", "environment", "token"})
    record Phone(String name, String topic, String environment, String token) {}
}
