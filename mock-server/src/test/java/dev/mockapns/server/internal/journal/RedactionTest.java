/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.quoting.HeaderMask;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered of the last request never shows in the next one. */
class RedactionTest {

    private static final byte[] SECRET = ("{\"token\":\"" + Pushes.TOKEN + "\"}").getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLAIN = "{\"aps\":{}}".getBytes(StandardCharsets.UTF_8);

    private final Pushes pushes = new Pushes();
    private final Redaction redaction = new Redaction();

    @Test
    void requests_with_the_same_headers_and_body_share_what_is_kept() {
        ApnsRequest first = redaction.of(pushes.next(PLAIN));
        ApnsRequest second = redaction.of(pushes.next(PLAIN.clone()));

        assertThat(second.headers()).isSameAs(first.headers());
        assertThat(second.body()).isSameAs(first.body());
    }

    @Test
    void a_body_with_a_signature_is_masked_each_time() {
        for (int i = 0; i < 3; i++) {
            assertThat(redaction.of(pushes.next(SECRET)).body().text())
                    .contains("*".repeat(Pushes.SIGNATURE.length()))
                    .doesNotContain(Pushes.SIGNATURE);
        }
    }

    @Test
    void bodies_that_differ_in_what_was_cut_off_are_not_the_same() {
        Body whole = Body.of(PLAIN);
        Body cut = Body.of(PLAIN, PLAIN.length + 1L, false);

        for (Body body : List.of(whole, cut, whole)) {
            assertThat(redaction.of(with(List.of(), body)).body()).isEqualTo(body);
        }
    }

    @Test
    void random_requests_are_masked_as_if_each_were_the_only_one() {
        Random random = new Random(20_260_102);
        List<Header> some = new ArrayList<>(Pushes.HEADERS);
        some.add(new Header("authorization", "Bearer " + Pushes.TOKEN + "x"));
        some.add(new Header("authorization", "basic abc"));
        some.add(new Header("cookie", "a=b"));
        some.add(new Header("x-forwarded", Pushes.TOKEN));
        some.add(new Header(Pushes.TOKEN, "name"));
        some.add(new Header("x-forwarded", "plain"));
        List<Header> headers = List.of();
        for (int i = 0; i < 20_000; i++) {
            headers = next(headers, some, random);
            byte[] body = random.nextBoolean() ? SECRET : random.nextBoolean() ? PLAIN : new byte[random.nextInt(3)];

            ApnsRequest kept = redaction.of(with(headers, Body.of(body)));

            assertThat(kept.headers())
                    .isEqualTo(headers.stream().map(RedactionTest::masked).toList());
            assertThat(kept.body().bytes()).isEqualTo(SignatureMask.in(body));
        }
    }

    /** Returns the list, or a copy, or one with a field changed, added or left out. */
    private static List<Header> next(List<Header> headers, List<Header> some, Random random) {
        List<Header> next = new ArrayList<>(headers);
        switch (random.nextInt(5)) {
            case 0 -> {
                return headers;
            }
            case 1 -> next.add(random.nextInt(next.size() + 1), some.get(random.nextInt(some.size())));
            case 2 -> {
                if (!next.isEmpty()) {
                    next.remove(random.nextInt(next.size()));
                }
            }
            case 3 -> next.replaceAll(header -> new Header(header.name(), header.value()));
            default -> {
                if (!next.isEmpty()) {
                    next.set(random.nextInt(next.size()), some.get(random.nextInt(some.size())));
                }
            }
        }
        return next;
    }

    private static Header masked(Header header) {
        return new Header(SignatureMask.in(header.name()), HeaderMask.in(header.name(), header.value()));
    }

    private ApnsRequest with(List<Header> headers, Body body) {
        ApnsRequest any = pushes.next(PLAIN);
        return new ApnsRequest(
                any.method(),
                any.path(),
                headers,
                body,
                any.environment(),
                any.listener(),
                any.connection(),
                any.receivedAt(),
                false);
    }
}
