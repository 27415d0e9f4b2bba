/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.DoorKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the three tables judges a request: door and path decide. Every table asks in between who it is that sends. */
public enum Table {
    DEVICE_PUSH(DevicePush.REQUEST_LINE, DevicePush.REQUEST),
    BROADCAST(Broadcast.REQUEST_LINE, Broadcast.REQUEST),
    CHANNEL_MANAGEMENT(ChannelManagement.REQUEST_LINE, ChannelManagement.REQUEST);

    private final List<Rule> beforeAuthentication;
    private final List<Rule> afterAuthentication;

    Table(List<Rule> beforeAuthentication, List<Rule> afterAuthentication) {
        this.beforeAuthentication = beforeAuthentication;
        this.afterAuthentication = afterAuthentication;
    }

    /** Returns the table for a request. */
    public static Table of(ApnsRequest request) {
        if (request.door() == DoorKind.MANAGEMENT) {
            return CHANNEL_MANAGEMENT;
        }
        return request.path().startsWith(ApnsPaths.BROADCAST) ? BROADCAST : DEVICE_PUSH;
    }

    /** Returns all rules, top down. */
    public List<Rule> rules() {
        return Stream.of(beforeAuthentication, Authentication.LINES, afterAuthentication)
                .flatMap(List::stream)
                .toList();
    }

    /** Judges a request: the first rule that it breaks decides. */
    public Judgement judge(Judging judging) {
        return first(beforeAuthentication, judging)
                .or(() -> first(Authentication.lines(judging), judging))
                .map(violation -> new Judgement(
                        Optional.of(violation), judging.connection().authenticated()))
                .orElseGet(() -> new Judgement(first(afterAuthentication, judging), true));
    }

    /** Returns whether the answers of this table carry {@code apns-request-id} in the place of {@code apns-id}. */
    public boolean usesRequestId() {
        return this != DEVICE_PUSH;
    }

    private static Optional<Violation> first(List<Rule> lines, Judging judging) {
        for (Rule rule : lines) {
            Optional<Violation> violation = rule.check().violation(judging);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}
