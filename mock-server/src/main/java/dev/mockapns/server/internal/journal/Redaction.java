/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.quoting.HeaderMask;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes secrets from requests before they are kept. A client sends mostly the same header fields again, and often the same
 * body: then requests share what is kept of them, and nothing is masked twice. Not thread-safe.
 */
final class Redaction {

    /** The header fields of the last request, as they were sent. */
    private List<Header> sent = List.of();

    /** The same without secrets. */
    private List<Header> masked = List.of();

    /** The last body that had no secret. */
    private Body clean = Body.of(new byte[0]);

    ApnsRequest of(ApnsRequest request) {
        return new ApnsRequest(
                SignatureMask.in(request.method()),
                SignatureMask.in(request.path()),
                headers(request.headers()),
                body(request.body()),
                request.environment(),
                request.listener(),
                request.connection(),
                request.receivedAt(),
                request.pathIndexed());
    }

    private List<Header> headers(List<Header> headers) {
        if (!headers.equals(sent)) {
            masked = mask(headers);
            sent = headers;
        }
        return masked;
    }

    private List<Header> mask(List<Header> headers) {
        List<Header> all = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            all.add(i < sent.size() && header.equals(sent.get(i)) ? masked.get(i) : mask(header));
        }
        return List.copyOf(all);
    }

    private static Header mask(Header header) {
        String name = SignatureMask.in(header.name());
        String value = HeaderMask.in(header.name(), header.value());
        return name.equals(header.name()) && value.equals(header.value()) ? header : new Header(name, value);
    }

    @SuppressWarnings("ReferenceEquality") // The same object where nothing is masked.
    private Body body(Body body) {
        if (clean.equals(body)) {
            return clean;
        }
        Body kept = body.withoutSignatures();
        clean = kept == body ? kept : clean;
        return kept;
    }
}
