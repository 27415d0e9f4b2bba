/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for a request, chosen by its listener and path. Every rule set has {@code Authentication} in the middle. */
public enum RuleSet {
    DEVICE_PUSH(DevicePushRuleSet.REQUEST_LINE, List.of(), DevicePushRuleSet.REQUEST),
    BROADCAST(BroadcastRuleSet.REQUEST_LINE, AppRules.RULES, BroadcastRuleSet.REQUEST),
    CHANNEL_MANAGEMENT(ChannelManagementRuleSet.REQUEST_LINE, AppRules.RULES, ChannelManagementRuleSet.REQUEST);

    private final List<Rule> beforeAuthentication;
    private final List<Rule> afterAuthentication;

    RuleSet(List<Rule> beforeAuthentication, List<Rule> shared, List<Rule> own) {
        this.beforeAuthentication = beforeAuthentication;
        this.afterAuthentication = Stream.of(shared, own).flatMap(List::stream).toList();
    }

    /** Returns the rule set for a request. */
    public static RuleSet of(ApnsRequest request) {
        if (request.listener() == ListenerKind.MANAGEMENT) {
            return CHANNEL_MANAGEMENT;
        }
        return request.path().startsWith(ApnsPaths.BROADCAST) ? BROADCAST : DEVICE_PUSH;
    }

    /** Returns all rules, top down. */
    public List<Rule> rules() {
        return Stream.of(beforeAuthentication, Authentication.RULES, afterAuthentication)
                .flatMap(List::stream)
                .toList();
    }

    /** Judges a request: the first rule that it breaks decides. */
    public RuleSetResult judge(RuleContext context) {
        Rejection rejection = first(beforeAuthentication, context);
        if (rejection == null) {
            rejection = first(Authentication.rules(context), context);
        }
        return rejection == null
                ? new RuleSetResult(first(afterAuthentication, context), true)
                : new RuleSetResult(rejection, context.connection().authenticated());
    }

    /** Tells whether the answers to these requests have {@code apns-request-id} instead of {@code apns-id}. */
    public boolean usesRequestId() {
        return this != DEVICE_PUSH;
    }

    private static @Nullable Rejection first(List<Rule> rules, RuleContext context) {
        for (int i = 0; i < rules.size(); i++) {
            Rejection rejection = rules.get(i).check().rejection(context);
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }
}
