/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every reason that Apple documents or that was seen on the wire, with the HTTP status it comes with, its spellings
 * and what a provider may do next.
 *
 * <p>Sources: Apple, <em>Handling notification responses from APNs</em> and <em>Handling error responses from Apple
 * Push Notification service</em>. Where Apple's page and the wire differ, {@link #wireText()} is the wire's spelling
 * and {@link #spellings()} has both.
 */
public enum KnownReason implements Reason {
    // Device pushes: Apple, "Handling notification responses from APNs".
    /** 400: The collapse id is longer than 64 bytes. */
    BAD_COLLAPSE_ID(400, Retry.AFTER_FIX, "BadCollapseId"),

    /** 400: The device token is malformed, was never issued, or belongs to the other environment. */
    BAD_DEVICE_TOKEN(400, Retry.NEVER, "BadDeviceToken"),

    /** 400: {@code apns-expiration} is not a whole number of seconds. */
    BAD_EXPIRATION_DATE(400, Retry.AFTER_FIX, "BadExpirationDate"),

    /** 400: {@code apns-id} is not a canonical UUID. */
    BAD_MESSAGE_ID(400, Retry.AFTER_FIX, "BadMessageId"),

    /** 400: {@code apns-priority} is none of 10, 5 and 1. */
    BAD_PRIORITY(400, Retry.AFTER_FIX, "BadPriority"),

    /** 400: {@code apns-topic} is malformed. */
    BAD_TOPIC(400, Retry.AFTER_FIX, "BadTopic"),

    /** 400: The device token was issued for another topic. */
    DEVICE_TOKEN_NOT_FOR_TOPIC(400, Retry.NEVER, "DeviceTokenNotForTopic"),

    /** 400: A header field appears twice in the request. */
    DUPLICATE_HEADERS(400, Retry.AFTER_FIX, "DuplicateHeaders"),

    /** 400: The connection was idle for too long. */
    IDLE_TIMEOUT(400, Retry.ON_NEW_CONNECTION, "IdleTimeout"),

    /** 400: {@code apns-push-type} is unknown, or contradicts the suffix of the topic. */
    INVALID_PUSH_TYPE(400, Retry.AFTER_FIX, "InvalidPushType"),

    /** 400: The path names no device token. */
    MISSING_DEVICE_TOKEN(400, Retry.AFTER_FIX, "MissingDeviceToken"),

    /** 400: {@code apns-topic} is absent and the credential does not imply one. */
    MISSING_TOPIC(400, Retry.AFTER_FIX, "MissingTopic"),

    /** 400: The request has no body. */
    PAYLOAD_EMPTY(400, Retry.AFTER_FIX, "PayloadEmpty"),

    /** 400: The credential may not push to this topic. */
    TOPIC_DISALLOWED(400, Retry.AFTER_FIX, "TopicDisallowed"),

    /** 403: The client certificate is not valid. */
    BAD_CERTIFICATE(403, Retry.AFTER_FIX, "BadCertificate"),

    /** 403: The client certificate is for the other environment. APNs sends it in a GOAWAY frame. */
    BAD_CERTIFICATE_ENVIRONMENT(403, Retry.AFTER_FIX, "BadCertificateEnvironment"),

    /** 403: The provider token is older than one hour. */
    EXPIRED_PROVIDER_TOKEN(403, Retry.WITH_NEW_PROVIDER_TOKEN, "ExpiredProviderToken"),

    /** 403: The action is not allowed; Apple does not say when. */
    FORBIDDEN(403, Retry.NEVER, "Forbidden"),

    /** 403: The provider token is malformed, its signature does not verify, or its key or team is unknown. */
    INVALID_PROVIDER_TOKEN(403, Retry.AFTER_FIX, "InvalidProviderToken"),

    /** 403: The request has neither a provider token nor a client certificate. */
    MISSING_PROVIDER_TOKEN(403, Retry.AFTER_FIX, "MissingProviderToken"),

    /** 403: The key is not related to the first key that was used on this connection. */
    UNRELATED_KEY_ID_IN_TOKEN(403, Retry.ON_NEW_CONNECTION, "UnrelatedKeyIdInToken"),

    /** 403: The key is restricted to the other environment. APNs spells it without the {@code Id} of Apple's page. */
    BAD_ENVIRONMENT_KEY_IN_TOKEN(403, Retry.AFTER_FIX, "BadEnvironmentKeyInToken", "BadEnvironmentKeyIdInToken"),

    /** 404: The API has no such path. */
    BAD_PATH(404, Retry.AFTER_FIX, "BadPath"),

    /** 405: The path does not take this method. */
    METHOD_NOT_ALLOWED(405, Retry.AFTER_FIX, "MethodNotAllowed"),

    /** 410: The device token has expired. */
    EXPIRED_TOKEN(410, Retry.NEVER, "ExpiredToken"),

    /** 410: The device token is no longer active for the topic. */
    UNREGISTERED(410, Retry.NEVER, "Unregistered"),

    /** 413: The body is over the limit of its push type. */
    PAYLOAD_TOO_LARGE(413, Retry.NEVER, "PayloadTooLarge"),

    /** 429: The provider token changes more often than every 20 minutes. */
    TOO_MANY_PROVIDER_TOKEN_UPDATES(429, Retry.WHEN_SLOWER, "TooManyProviderTokenUpdates"),

    /** 429: Too many pushes in a row went to one device token. */
    TOO_MANY_REQUESTS(429, Retry.WHEN_SLOWER, "TooManyRequests"),

    /** 500: Something failed inside APNs. */
    INTERNAL_SERVER_ERROR(500, Retry.AFTER_15_MINUTES, "InternalServerError"),

    /** 503: APNs cannot answer now. One of Apple's pages prints it with a space. */
    SERVICE_UNAVAILABLE(503, Retry.AFTER_15_MINUTES, "ServiceUnavailable", "Service Unavailable"),

    /** 503: This server is shutting down. */
    SHUTDOWN(503, Retry.AFTER_15_MINUTES, "Shutdown"),

    // Broadcast and channel management: Apple, "Handling error responses from Apple Push Notification service".
    /** 400: The app does not have the broadcast capability. Apple's page prints it without {@code Broadcast}. */
    BROADCAST_FEATURE_NOT_ENABLED(400, Retry.AFTER_FIX, "BroadcastFeatureNotEnabled", "FeatureNotEnabled"),

    /** 400: {@code apns-channel-id} is absent. */
    MISSING_CHANNEL_ID(400, Retry.AFTER_FIX, "MissingChannelId"),

    /** 400: {@code apns-channel-id} is malformed or names no channel. */
    BAD_CHANNEL_ID(400, Retry.AFTER_FIX, "BadChannelId"),

    /** 400: The channel was deleted. */
    CHANNEL_NOT_REGISTERED(400, Retry.NEVER, "ChannelNotRegistered"),

    /** 400: The JSON has an attribute that APNs does not know. */
    BAD_REQUEST_PARAMS(400, Retry.AFTER_FIX, "BadRequestParams"),

    /** 400: The body is not JSON. */
    BAD_REQUEST_PAYLOAD(400, Retry.AFTER_FIX, "BadRequestPayload"),

    /** 400: The push type is absent. */
    MISSING_PUSH_TYPE(400, Retry.AFTER_FIX, "MissingPushType"),

    /** 400: The app has reached its limit of channels. */
    CANNOT_CREATE_CHANNEL_CONFIG(400, Retry.AFTER_FIX, "CannotCreateChannelConfig"),

    /** 400: {@code message-storage-policy} is absent or unusable. Observed on the wire, not on Apple's page. */
    MISSING_CHANNEL_QUEUE_SIZE(400, Retry.AFTER_FIX, "MissingChannelQueueSize"),

    /** 403: The credential does not cover the bundle id in the path. */
    TOPIC_MISMATCH(403, Retry.AFTER_FIX, "TopicMismatch");

    static final Map<String, KnownReason> BY_SPELLING = Arrays.stream(values())
            .flatMap(reason -> reason.spellings.stream().map(spelling -> Map.entry(spelling, reason)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final int status;
    private final Retry retry;
    private final List<String> spellings;

    KnownReason(int status, Retry retry, String... spellings) {
        this.status = status;
        this.retry = retry;
        this.spellings = List.of(spellings);
    }

    /** Returns the HTTP status that this reason comes with. */
    public int status() {
        return status;
    }

    /** Returns every spelling of this reason, the wire's first. */
    public List<String> spellings() {
        return spellings;
    }

    @Override
    public String wireText() {
        return spellings.get(0);
    }

    @Override
    public Retry retry() {
        return retry;
    }

    @Override
    public String toString() {
        return wireText();
    }
}
