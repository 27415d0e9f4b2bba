/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource(KnownReason.class)
    void every_spelling_leads_to_its_reason(KnownReason reason) {
        assertThat(reason.spellings())
                .isNotEmpty()
                .allSatisfy(spelling -> assertThat(Reason.of(spelling)).isSameAs(reason));
    }

    @Test
    void reason_is_written_as_apns_spells_it() {
        assertThat(KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN.wireText()).isEqualTo("BadEnvironmentKeyInToken");
        assertThat(Reason.of("BadEnvironmentKeyIdInToken")).isSameAs(KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN);
        assertThat(Reason.of("Service Unavailable")).isSameAs(KnownReason.SERVICE_UNAVAILABLE);
        assertThat(Reason.of("FeatureNotEnabled")).isSameAs(KnownReason.BROADCAST_FEATURE_NOT_ENABLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SomethingNew", "baddevicetoken", "BadDeviceToken "})
    void unknown_reason_keeps_its_text(String wireText) {
        Reason reason = Reason.of(wireText);

        assertThat(reason).isInstanceOf(UnknownReason.class);
        assertThat(reason.wireText()).isEqualTo(wireText);
        assertThat(reason.retry()).isEqualTo(Retry.UNKNOWN);
        assertThat(reason.saysTokenIsDead()).isFalse();
    }

    @Test
    void apple_forbids_to_retry_exactly_these() {
        Stream<KnownReason> deviceReasons =
                Arrays.stream(KnownReason.values()).filter(reason -> reason != KnownReason.CHANNEL_NOT_REGISTERED);

        assertThat(deviceReasons)
                .filteredOn(reason -> reason.retry() == Retry.NEVER)
                .containsExactlyInAnyOrder(
                        KnownReason.BAD_DEVICE_TOKEN,
                        KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC,
                        KnownReason.FORBIDDEN,
                        KnownReason.EXPIRED_TOKEN,
                        KnownReason.UNREGISTERED,
                        KnownReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void only_the_two_410s_say_that_a_token_is_dead() {
        assertThat(KnownReason.values())
                .filteredOn(KnownReason::saysTokenIsDead)
                .extracting(KnownReason::wireText, KnownReason::status)
                .containsExactlyInAnyOrder(tuple("Unregistered", 410), tuple("ExpiredToken", 410));
    }

    @Test
    void the_vocabulary_is_that_of_apples_pages() {
        List<String> handlingNotificationResponses = words("""
                BadCollapseId BadDeviceToken BadExpirationDate BadMessageId BadPriority BadTopic DeviceTokenNotForTopic
                DuplicateHeaders IdleTimeout InvalidPushType MissingDeviceToken MissingTopic PayloadEmpty TopicDisallowed
                BadCertificate BadCertificateEnvironment ExpiredProviderToken Forbidden InvalidProviderToken
                MissingProviderToken UnrelatedKeyIdInToken BadEnvironmentKeyIdInToken BadPath MethodNotAllowed
                ExpiredToken Unregistered PayloadTooLarge TooManyProviderTokenUpdates TooManyRequests
                InternalServerError ServiceUnavailable Shutdown""");
        List<String> handlingErrorResponses = words("""
                FeatureNotEnabled MissingChannelId BadChannelId ChannelNotRegistered BadRequestParams BadRequestPayload
                PayloadEmpty BadMessageId MissingPushType InvalidPushType CannotCreateChannelConfig BadExpirationDate
                TopicDisallowed BadPriority BadCertificate BadCertificateEnvironment TopicMismatch MissingProviderToken
                ExpiredProviderToken InvalidProviderToken BadPath MethodNotAllowed PayloadTooLarge TooManyRequests
                TooManyProviderTokenUpdates InternalServerError Service_Unavailable Shutdown""");
        List<String> onTheWireOnly =
                words("BadEnvironmentKeyInToken BroadcastFeatureNotEnabled MissingChannelQueueSize");

        Set<String> expected = new TreeSet<>(handlingNotificationResponses);
        expected.addAll(handlingErrorResponses);
        expected.addAll(onTheWireOnly);
        List<String> spellings = Arrays.stream(KnownReason.values())
                .flatMap(reason -> reason.spellings().stream())
                .toList();
        assertThat(spellings).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Retry.class,
            names = {"NEVER", "AFTER_FIX", "UNKNOWN"})
    void retry_after_a_change_is_not_a_retry_of_the_same_push(Retry retry) {
        assertThat(retry.sameRequestMaySucceed()).isFalse();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+"))
                .map(word -> word.replace('_', ' '))
                .toList();
    }
}
