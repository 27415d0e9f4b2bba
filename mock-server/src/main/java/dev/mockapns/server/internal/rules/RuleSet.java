/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the three tables judges a request: listener and path decide. Every table asks in between who it is that sends. */
public enum RuleSet {
    DEVICE_PUSH(DevicePushRuleSet.REQUEST_LINE, DevicePushRuleSet.REQUEST),
    BROADCAST(BroadcastRuleSet.REQUEST_LINE, BroadcastRuleSet.REQUEST),
    CHANNEL_MANAGEMENT(ChannelManagementRuleSet.REQUEST_LINE, ChannelManagementRuleSet.REQUEST);

    private final List<Rule> beforeAuthentication;
    private final List<Rule> afterAuthentication;

    RuleSet(List<Rule> beforeAuthentication, List<Rule> afterAuthentication) {
        this.beforeAuthentication = beforeAuthentication;
        this.afterAuthentication = afterAuthentication;
    }

    /** Returns the table for a request. */
    public static RuleSet of(ApnsRequest request) {
        if (request.listener() == ListenerKind.MANAGEMENT) {
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
    public RuleSetResult judge(RuleContext context) {
        return first(beforeAuthentication, context)
                .or(() -> first(Authentication.lines(context), context))
                .map(violation -> new RuleSetResult(
                        Optional.of(violation), context.connection().authenticated()))
                .orElseGet(() -> new RuleSetResult(first(afterAuthentication, context), true));
    }

    /** Returns whether the answers of this table carry {@code apns-request-id} in the place of {@code apns-id}. */
    public boolean usesRequestId() {
        return this != DEVICE_PUSH;
    }

    private static Optional<Rejection> first(List<Rule> lines, RuleContext context) {
        for (Rule rule : lines) {
            Optional<Rejection> violation = rule.check().violation(context);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}
