/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** A fake of ours that runs in another process, known by its connection file. */
final class FakeTarget {

    private FakeTarget() {}

    /** @param connection the {@code connection.json} of the fake */
    static Target of(String name, Process process, Path connection, List<String> tokens)
            throws IOException, GeneralSecurityException {
        JsonNode json = new ObjectMapper().readTree(Files.readString(connection));
        ProviderToken providerToken = ProviderToken.of(
                Path.of(json.get("keyFile").asText()),
                json.get("keyId").asText(),
                json.get("teamId").asText());
        return new Target(name, process, json.get("productionPort").asInt(), tokens, providerToken::signed);
    }
}
