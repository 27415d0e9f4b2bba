/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The devices of a world by their names. Guarded by the world's lock. */
final class DeviceNames {

    private final PushBudget inboxes;
    private final PushBudget waiting;
    private final Map<String, DeviceState> devices = new HashMap<>();

    /**
     * @param inboxes the memory for what devices show
     * @param waiting the memory for what waits for them
     */
    DeviceNames(PushBudget inboxes, PushBudget waiting) {
        this.inboxes = inboxes;
        this.waiting = waiting;
    }

    /** Returns the device of this name, and creates it if there is none. */
    DeviceState named(String name) {
        requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: \"" + name + "\" (expected: a name to show in explanations)");
        }
        return devices.computeIfAbsent(name, missing -> new DeviceState(missing, inboxes, waiting));
    }

    /** Creates a device with a name that no other has. */
    DeviceState fresh() {
        int number = devices.size() + 1;
        while (devices.containsKey("device " + number)) {
            number++;
        }
        return named("device " + number);
    }

    /** Returns the device that a token was issued to. */
    DeviceState of(TokenLife life) {
        return Optional.ofNullable(devices.get(life.deviceName())).orElseThrow(() -> gone(life.deviceName()));
    }

    Collection<DeviceState> all() {
        return devices.values();
    }

    void requireHere(DeviceState device) {
        if (devices.get(device.name()) != device) {
            throw gone(device.name());
        }
    }

    private static IllegalStateException gone(String name) {
        return new IllegalStateException("the device " + name
                + " is not known to this fake: reset() removed it, or it belongs to another fake (create it again:"
                + " apns.device(\"" + name + "\"))");
    }

    void clear() {
        devices.clear();
        inboxes.clear();
        waiting.clear();
    }
}
