/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Writes the header and the claims of a provider token as JSON. Replaces jjwt-jackson, which users may have in
 * another version.
 */
final class ClaimsWriter extends AbstractSerializer<Map<String, ?>> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    protected void doSerialize(Map<String, ?> members, OutputStream out) throws IOException {
        out.write(MAPPER.writeValueAsBytes(members));
    }
}
