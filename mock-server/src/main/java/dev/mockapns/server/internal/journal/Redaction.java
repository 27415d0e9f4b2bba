/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of a request before it is kept. */
final class Redaction {

    private static final String CUT = "…";
    private static final Set<String> SECRET = Set.of(ApnsHeaders.AUTHORIZATION, "proxy-authorization", "cookie");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+[\\w+/=-]+\\.[\\w+/=-]+\\.).*");
    /** A JWT somewhere else: its header is a JSON object, which in Base64 begins with eyJ or ewo or eyA. */
    private static final Pattern JWT = Pattern.compile("((?:eyJ|ewo|eyA)[\\w+/=-]*\\.[\\w+/=-]+\\.)[\\w+/=.-]*");

    private Redaction() {}

    static ApnsRequest of(ApnsRequest request) {
        List<Header> headers = new ArrayList<>(request.headers().size());
        for (Header header : request.headers()) {
            headers.add(of(header));
        }
        return new ApnsRequest(
                request.method(),
                cutJwt(request.path()),
                headers,
                request.body(),
                request.environment(),
                request.door(),
                request.connection(),
                request.receivedAt(),
                request.pathIndexed());
    }

    private static Header of(Header header) {
        if (SECRET.contains(header.name())) {
            return new Header(header.name(), secret(header.value()));
        }
        String cut = cutJwt(header.value());
        return cut.equals(header.value()) ? header : new Header(header.name(), cut);
    }

    private static String secret(String value) {
        Matcher bearer = BEARER.matcher(value);
        return bearer.matches() ? bearer.group(1) + CUT : CUT;
    }

    private static String cutJwt(String value) {
        boolean suspicious = value.contains("ey") || value.contains("ewo");
        return suspicious ? JWT.matcher(value).replaceAll("$1" + CUT) : value;
    }
}
