/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandshakeTroubleTest {

    @Test
    void a_handshake_that_takes_too_long_is_told_as_such() {
        ConnectionEvent event = HandshakeTrouble.of(
                new SslHandshakeTimeoutException("handshake timed out after 10000ms"), Instant.EPOCH);

        assertThat(event.kind()).isEqualTo(Kind.HANDSHAKE_FAILED);
        assertThat(event.because()).contains("did not finish the TLS handshake in time");
    }
}
