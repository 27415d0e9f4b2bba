/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an app on a device takes pushes: whether its notifications are on, whether it was force-quit, and how often it was run
 * in the background. Guarded by the world's lock, except where a method says otherwise.
 */
final class AppOnDevice {

    private final BackgroundRuns background = new BackgroundRuns();
    private @Nullable Instant forceQuitSince;
    private volatile @Nullable Instant notificationsOffSince;

    /** Returns when the app was run for background pushes, and what is held for it. */
    BackgroundRuns background() {
        return background;
    }

    Optional<Instant> forceQuitSince() {
        return Optional.ofNullable(forceQuitSince);
    }

    void forceQuit(Instant now) {
        if (forceQuitSince == null) {
            forceQuitSince = now;
        }
    }

    void launch() {
        forceQuitSince = null;
    }

    /** Returns since when notifications are disabled; null if they are not. Thread-safe. */
    @Nullable
    Instant notificationsOffSince() {
        return notificationsOffSince;
    }

    void disableNotifications(Instant now) {
        if (notificationsOffSince == null) {
            notificationsOffSince = now;
        }
    }

    void enableNotifications() {
        notificationsOffSince = null;
    }
}
