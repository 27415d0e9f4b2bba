/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the {@link Text} for a {@link Cause}. */
public final class Explain {

    private static final Map<Class<?>, Text<?>> TEXTS = byCause();

    private Explain() {}

    /**
     * Returns the explanation of {@code cause}.
     *
     * @param dialect the interface that the advice refers to
     */
    public static Explanation explain(Cause cause, Dialect dialect) {
        Text<?> text = TEXTS.get(cause.getClass());
        if (text == null) {
            throw new IllegalStateException(
                    "no text for " + cause.getClass().getName() + "; add it to internal.explain");
        }
        return text.explain(cause, requireNonNull(dialect, "dialect"));
    }

    private static Map<Class<?>, Text<?>> byCause() {
        Map<Class<?>, Text<?>> texts = new HashMap<>();
        Stream.of(
                        AppTexts.ALL,
                        AuthorTexts.ALL,
                        BroadcastFindingTexts.ALL,
                        BroadcastRequestTexts.ALL,
                        BroadcastTexts.ALL,
                        CertificateTexts.ALL,
                        ChannelSettingsTexts.ALL,
                        ChannelTexts.ALL,
                        ClientPatternFindingTexts.ALL,
                        ConnectionBindingTexts.ALL,
                        DeadTokenTexts.ALL,
                        DeliveryTexts.ALL,
                        DeviceTokenTexts.ALL,
                        DiscardTexts.ALL,
                        FakeTexts.ALL,
                        FieldRuleTexts.ALL,
                        FrameRuleTexts.ALL,
                        HandshakeTexts.ALL,
                        HeaderFindingTexts.ALL,
                        Http2Texts.ALL,
                        LiveActivityTexts.ALL,
                        PayloadFindingTexts.ALL,
                        PayloadTexts.ALL,
                        ProviderTokenFindingTexts.ALL,
                        ProviderTokenFormatTexts.ALL,
                        ProviderTokenTexts.ALL,
                        ProviderTokenUpdateTexts.ALL,
                        RateTexts.ALL,
                        RequestTexts.ALL,
                        TokenStateTexts.ALL,
                        TopicTexts.ALL)
                .flatMap(List::stream)
                .forEach(text -> texts.put(text.type(), text));
        return Map.copyOf(texts);
    }
}
