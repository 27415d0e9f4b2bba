/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.FieldRuleCause;
import dev.mockapns.server.cause.FieldRuleCause.ConnectWithSchemeOrPath;
import dev.mockapns.server.cause.FieldRuleCause.ConnectionSpecificHeader;
import dev.mockapns.server.cause.FieldRuleCause.HeaderNameNotAllowed;
import dev.mockapns.server.cause.FieldRuleCause.HeaderValueNotAllowed;
import dev.mockapns.server.cause.FieldRuleCause.HeaderValueWithBlankEdge;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderAfterHeader;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderInTrailers;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderMissing;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderTwice;
import dev.mockapns.server.cause.FieldRuleCause.TeNotTrailers;
import dev.mockapns.server.cause.FieldRuleCause.UnknownPseudoHeader;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares what {@link RequestFields} finds in random header fields with a slow reading of RFC 9113, sections 8.1 to 8.5. */
class FieldRulesTest {

    private static final int REQUESTS = 10_000;
    private static final List<String> PSEUDO_HEADERS = List.of(":method", ":scheme", ":authority", ":path");
    private static final List<String> NAMES = List.of(
            ":method",
            ":scheme",
            ":authority",
            ":path",
            ":status",
            ":",
            "",
            "connection",
            "proxy-connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "te",
            "apns-id",
            "apns-topic",
            "apns-collapse-id",
            "x-forwarded-proto",
            "größe");
    private static final List<String> VALUES = List.of(
            "", "GET", "CONNECT", "https", "/", "trailers", "Trailers", "\ttrailers ", "gzip", "com.example.orders");

    /** What the rules are about, and its neighbours. */
    private static final String SPECIAL = "\0\t\n\r \u001f!9:;@AZ[`az{~\u007f\u0080\u00a0\u00ff";

    private final Random random = new Random(7);

    @Test
    void random_fields_break_the_rules_that_the_reference_names() {
        Set<Class<?>> found = new HashSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            List<Map.Entry<String, String>> fields = fields();
            RequestFields read = new RequestFields();
            fields.forEach(field -> read.add(hpack(field.getKey()), hpack(field.getValue())));

            Optional<FieldRuleCause> ofRequest = ofRequest(fields);
            Optional<FieldRuleCause> ofTrailers = ofTrailers(fields);
            Optional<FieldRuleCause> blankEdge = blankEdge(fields);
            assertThat(read.requestViolation()).as("%s", fields).isEqualTo(ofRequest.orElse(null));
            assertThat(read.trailersViolation()).as("%s", fields).isEqualTo(ofTrailers.orElse(null));
            assertThat(read.blankEdge()).as("%s", fields).isEqualTo(blankEdge.orElse(null));
            List.of(ofRequest, ofTrailers, blankEdge)
                    .forEach(rule -> rule.ifPresent(broken -> found.add(broken.getClass())));
        }

        assertThat(found).containsExactlyInAnyOrder(FieldRuleCause.class.getPermittedSubclasses());
    }

    private List<Map.Entry<String, String>> fields() {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        if (random.nextBoolean()) {
            fields.add(Map.entry(":method", random.nextInt(4) == 0 ? "CONNECT" : "POST"));
            fields.add(Map.entry(":scheme", "https"));
            fields.add(Map.entry(":path", "/3/device/8f3c"));
            if (random.nextInt(4) == 0) {
                fields.remove(random.nextInt(3));
            }
        }
        int more = random.nextInt(4);
        for (int i = 0; i < more; i++) {
            fields.add(Map.entry(changed(oneOf(NAMES)), changed(oneOf(VALUES))));
        }
        return fields;
    }

    /** Mostly leaves a text as it is; otherwise changes a character, or adds one. */
    private String changed(String text) {
        int at = random.nextInt(text.length() + 1);
        String special = SPECIAL.substring(random.nextInt(SPECIAL.length())).substring(0, 1);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + special + text.substring(at);
            case 1 -> text.substring(0, at) + special + text.substring(Math.min(text.length(), at + 1));
            default -> text;
        };
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One byte for each character, within a larger array, as Netty may share one. */
    private AsciiString hpack(String text) {
        byte[] bytes = ("A" + text + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return new AsciiString(bytes, 1, text.length(), random.nextBoolean());
    }

    private static Optional<FieldRuleCause> ofRequest(List<Map.Entry<String, String>> fields) {
        return firstBroken(fields).or(() -> missing(fields));
    }

    private static Optional<FieldRuleCause> ofTrailers(List<Map.Entry<String, String>> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).getKey().startsWith(":")) {
                return Optional.of(new PseudoHeaderInTrailers(fields.get(i).getKey()));
            }
            Optional<FieldRuleCause> broken = firstBroken(fields.subList(i, i + 1));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<FieldRuleCause> firstBroken(List<Map.Entry<String, String>> fields) {
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).getKey();
            List<String> before =
                    fields.subList(0, i).stream().map(Map.Entry::getKey).toList();
            Optional<FieldRuleCause> broken = name.startsWith(":")
                    ? ofPseudoHeader(name, before)
                    : ofHeader(name, fields.get(i).getValue());
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<FieldRuleCause> ofPseudoHeader(String name, List<String> before) {
        if (!PSEUDO_HEADERS.contains(name)) {
            return Optional.of(new UnknownPseudoHeader(name));
        }
        if (!before.stream().allMatch(other -> other.startsWith(":"))) {
            return Optional.of(new PseudoHeaderAfterHeader(name));
        }
        return before.contains(name) ? Optional.of(new PseudoHeaderTwice(name)) : Optional.empty();
    }

    private static Optional<FieldRuleCause> ofHeader(String name, String value) {
        if (!name.matches("[\\x21-\\x7e&&[^A-Z:]]+")) {
            return Optional.of(new HeaderNameNotAllowed(name));
        }
        if (value.chars().anyMatch(c -> "\0\r\n".indexOf(c) >= 0)) {
            return Optional.of(new HeaderValueNotAllowed(name));
        }
        if (name.matches("(proxy-)?connection|keep-alive|transfer-encoding|upgrade")) {
            return Optional.of(new ConnectionSpecificHeader(name));
        }
        return name.equals("te") && !value.strip().equalsIgnoreCase("trailers")
                ? Optional.of(new TeNotTrailers(value))
                : Optional.empty();
    }

    private static Optional<FieldRuleCause> missing(List<Map.Entry<String, String>> fields) {
        if (valueOf(":method", fields).equals("CONNECT")) {
            return fields.stream().anyMatch(field -> field.getKey().matches(":scheme|:path"))
                    ? Optional.of(new ConnectWithSchemeOrPath())
                    : Optional.empty();
        }
        return List.of(":method", ":scheme", ":path").stream()
                .filter(name -> valueOf(name, fields).isEmpty())
                .findFirst()
                .map(PseudoHeaderMissing::new);
    }

    private static String valueOf(String name, List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Optional<FieldRuleCause> blankEdge(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .filter(field -> field.getValue().matches("(?s)[ \\t].*|.*[ \\t]"))
                .findFirst()
                .map(field -> new HeaderValueWithBlankEdge(field.getKey()));
    }
}
