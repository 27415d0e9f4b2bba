/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The application's settings for APNs; the names are those of {@code application.properties}. */
@Component
record ApnsSettings(
        @Value("${apns.host}") String host,
        @Value("${apns.port}") int port,
        @Value("${apns.ca-file}") Path caFile,
        @Value("${apns.key-file}") Path keyFile,
        @Value("${apns.key-id}") String keyId,
        @Value("${apns.team-id}") String teamId) {}
