/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Core;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.core.Routing;
import java.security.cert.X509Certificate;
import java.util.List;

/** A core of which a test only says how it answers. */
@FunctionalInterface
public interface StubCore extends Core {

    /** Every client has no certificate. */
    @Override
    default Inspection inspect(List<X509Certificate> chain, Routing routing) {
        return Inspection.anonymous();
    }

    /** A request that is cut short is answered with its reason. */
    @Override
    default Reply cutShort(ApnsRequest request, ConnectionState state, KnownReason reason, Cause cause) {
        return new Reply(
                reason.status(),
                List.of(new Header("apns-id", "ID")),
                "{\"reason\":\"" + reason.wireText() + "\"}",
                state);
    }
}
