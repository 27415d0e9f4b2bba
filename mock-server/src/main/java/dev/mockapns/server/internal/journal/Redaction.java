/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.quoting.HeaderMask;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.util.ArrayList;
import java.util.List;

/** Removes secrets from requests before they are kept. Thread-safe. */
final class Redaction {

    /** Many requests have the same provider token, so they share what is kept of it. */
    private volatile Masked last =
            new Masked("", new Header(ApnsHeaders.AUTHORIZATION, HeaderMask.in(ApnsHeaders.AUTHORIZATION, "")));

    private record Masked(String value, Header header) {}

    ApnsRequest of(ApnsRequest request) {
        List<Header> headers = new ArrayList<>(request.headers().size());
        for (Header header : request.headers()) {
            headers.add(header.name().equals(ApnsHeaders.AUTHORIZATION) ? authorization(header) : of(header));
        }
        return new ApnsRequest(
                SignatureMask.in(request.method()),
                SignatureMask.in(request.path()),
                headers,
                of(request.body()),
                request.environment(),
                request.listener(),
                request.connection(),
                request.receivedAt(),
                request.pathIndexed());
    }

    private Header authorization(Header header) {
        Masked known = last;
        if (!known.value().equals(header.value())) {
            known = new Masked(header.value(), of(header));
            last = known;
        }
        return known.header();
    }

    private static Header of(Header header) {
        return new Header(SignatureMask.in(header.name()), HeaderMask.in(header.name(), header.value()));
    }

    @SuppressWarnings("ReferenceEquality") // The same array where nothing is masked.
    private static Body of(Body body) {
        byte[] kept = body.bytes();
        byte[] masked = SignatureMask.in(kept);
        return masked == kept ? body : Body.of(masked, body.length(), body.isComplete());
    }
}
