/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.internal.tls.ClientTls;
import java.time.Duration;

/**
 * The settings of a {@link Sender}.
 *
 * @param endpoint where to send
 * @param tls the certificates to trust
 * @param connectTimeout from the look-up of the host name to the first SETTINGS frame
 * @param requestTimeout from {@link Sender#send} to the answer
 * @param queueCapacity how many requests may wait for a stream
 */
public record SenderSettings(
        Endpoint endpoint, ClientTls tls, Duration connectTimeout, Duration requestTimeout, int queueCapacity) {}
