/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.DoorKind;
import java.util.List;
import java.util.Optional;

/** Which of the three tables judges a request: door and path decide. */
public enum Table {
    DEVICE_PUSH {
        @Override
        public Judgement judge(Judging judging) {
            return DevicePush.judge(judging);
        }
    },
    BROADCAST {
        @Override
        public Judgement judge(Judging judging) {
            return Broadcast.judge(judging);
        }
    },
    CHANNEL_MANAGEMENT {
        @Override
        public Judgement judge(Judging judging) {
            return ChannelManagement.judge(judging);
        }
    };

    /** Returns the table for a request. */
    public static Table of(ApnsRequest request) {
        if (request.door() == DoorKind.MANAGEMENT) {
            return CHANNEL_MANAGEMENT;
        }
        return request.path().startsWith(ApnsPaths.BROADCAST) ? BROADCAST : DEVICE_PUSH;
    }

    /** Judges a request: the first rule that it breaks decides. */
    public abstract Judgement judge(Judging judging);

    /** Returns whether the answers of this table carry {@code apns-request-id} in the place of {@code apns-id}. */
    public boolean usesRequestId() {
        return this != DEVICE_PUSH;
    }

    static Judgement judge(Judging judging, List<Rule> requestLine, List<Rule> request) {
        return first(requestLine, judging)
                .or(() -> first(Authentication.LINES, judging))
                .map(violation -> new Judgement(
                        Optional.of(violation), judging.connection().authenticated()))
                .orElseGet(() -> new Judgement(first(request, judging), true));
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
