/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.request;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Header;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request, parsed once for all rules. Where a name occurs twice, the first field counts.
 *
 * <p>Most requests of a connection repeat the fields of the one before, so each is parsed from its predecessor, from which it
 * takes over what repeats. It makes no difference to the result. Immutable.
 */
public final class RequestHeaders {

    /** HTTP/2 itself splits cookies into several fields. Source: RFC 9113, section 8.2.3. */
    private static final String COOKIE = "cookie";

    private static final RequestHeaders NONE = new RequestHeaders();

    private final List<Header> fields;
    private final @Nullable String repeated;
    private final ParsedField<ApnsId> id;
    private final ParsedField<ApnsId> requestId;
    private final ParsedField<Long> expiration;
    private final ParsedField<Priority> priority;
    private final ParsedField<CollapseId> collapseId;
    private final ParsedField<PushType> pushType;
    private final ParsedField<Topic> topic;
    private final ParsedField<String> channelId;
    private final ParsedField<AuthorizationHeader> authorization;

    private RequestHeaders() {
        fields = List.of();
        repeated = null;
        id = ParsedField.absent();
        requestId = ParsedField.absent();
        expiration = ParsedField.absent();
        priority = ParsedField.absent();
        collapseId = ParsedField.absent();
        pushType = ParsedField.absent();
        topic = ParsedField.absent();
        channelId = ParsedField.absent();
        authorization = ParsedField.absent();
    }

    private RequestHeaders(List<Header> fields, RequestHeaders previous) {
        ParsedField<ApnsId> foundId = ParsedField.absent();
        ParsedField<ApnsId> foundRequestId = ParsedField.absent();
        ParsedField<Long> foundExpiration = ParsedField.absent();
        ParsedField<Priority> foundPriority = ParsedField.absent();
        ParsedField<CollapseId> foundCollapseId = ParsedField.absent();
        ParsedField<PushType> foundPushType = ParsedField.absent();
        ParsedField<Topic> foundTopic = ParsedField.absent();
        ParsedField<String> foundChannelId = ParsedField.absent();
        ParsedField<AuthorizationHeader> foundAuthorization = ParsedField.absent();
        for (int i = fields.size() - 1; i >= 0; i--) {
            Header field = fields.get(i);
            switch (field.name()) {
                case ApnsHeaders.ID -> foundId = previous.id.next(field, FieldValues::id);
                case ApnsHeaders.REQUEST_ID -> foundRequestId = previous.requestId.next(field, FieldValues::id);
                case ApnsHeaders.EXPIRATION -> foundExpiration = previous.expiration.next(field, FieldValues::seconds);
                case ApnsHeaders.PRIORITY -> foundPriority = previous.priority.next(field, FieldValues::priority);
                case ApnsHeaders.COLLAPSE_ID ->
                    foundCollapseId = previous.collapseId.next(field, FieldValues::collapseId);
                case ApnsHeaders.PUSH_TYPE -> foundPushType = previous.pushType.next(field, FieldValues::pushType);
                case ApnsHeaders.TOPIC -> foundTopic = previous.topic.next(field, FieldValues::topic);
                case ApnsHeaders.CHANNEL_ID -> foundChannelId = previous.channelId.next(field, text -> text);
                case ApnsHeaders.AUTHORIZATION ->
                    foundAuthorization = previous.authorization.next(field, AuthorizationHeader::parse);
                default -> {
                    // No rule reads it.
                }
            }
        }
        this.fields = fields;
        this.repeated = haveSameNames(fields, previous.fields) ? previous.repeated : repeated(fields);
        this.id = foundId;
        this.requestId = foundRequestId;
        this.expiration = foundExpiration;
        this.priority = foundPriority;
        this.collapseId = foundCollapseId;
        this.pushType = foundPushType;
        this.topic = foundTopic;
        this.channelId = foundChannelId;
        this.authorization = foundAuthorization;
    }

    /** Returns the header fields of a request without any. */
    public static RequestHeaders none() {
        return NONE;
    }

    /** Returns the header fields of the next request of the connection: these if it repeats them all. */
    public RequestHeaders next(List<Header> next) {
        return next.equals(fields) ? this : new RequestHeaders(next, this);
    }

    /** Returns the name of the first field that repeats an earlier one, cookies apart; null if there is none. */
    public @Nullable String repeated() {
        return repeated;
    }

    /** Returns the {@code apns-id}. */
    public ParsedField<ApnsId> id() {
        return id;
    }

    /** Returns the {@code apns-request-id}. */
    public ParsedField<ApnsId> requestId() {
        return requestId;
    }

    /** Returns the {@code apns-expiration}, in seconds since 1970. */
    public ParsedField<Long> expiration() {
        return expiration;
    }

    /** Returns the {@code apns-priority}. */
    public ParsedField<Priority> priority() {
        return priority;
    }

    /** Returns the {@code apns-collapse-id}; an empty one is malformed here, but APNs takes it for none. */
    public ParsedField<CollapseId> collapseId() {
        return collapseId;
    }

    /** Returns the {@code apns-push-type}. */
    public ParsedField<PushType> pushType() {
        return pushType;
    }

    /** Returns the {@code apns-topic}. */
    public ParsedField<Topic> topic() {
        return topic;
    }

    /** Returns the {@code apns-channel-id}, which may be any text. */
    public ParsedField<String> channelId() {
        return channelId;
    }

    /** Returns the {@code authorization}. */
    public AuthorizationHeader authorization() {
        AuthorizationHeader value = authorization.value();
        return value == null ? AuthorizationHeader.ABSENT : value;
    }

    /**
     * Tells whether this is a background push with priority 10, which is what an absent priority means. Apple calls that an
     * error.
     */
    public boolean isUrgentBackgroundPush() {
        return pushType.value() == PushType.BACKGROUND
                && (!priority.isPresent() || priority.value() == Priority.IMMEDIATE);
    }

    private static boolean haveSameNames(List<Header> fields, List<Header> others) {
        if (fields.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).name().equals(others.get(i).name())) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String repeated(List<Header> fields) {
        Set<String> seen = new HashSet<>(fields.size() * 2);
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            if (!seen.add(name) && !name.equals(COOKIE)) {
                return name;
            }
        }
        return null;
    }
}
