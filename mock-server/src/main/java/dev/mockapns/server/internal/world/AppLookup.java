/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the app that a topic, or no topic at all, means on a device. Guarded by the world's lock. */
final class AppLookup {

    private final Teams teams;

    AppLookup(Teams teams) {
        this.teams = teams;
    }

    /** Returns the topic under which the app of {@code topic} is, or was, installed on the device. */
    Topic find(DeviceState device, Topic topic) {
        String suffix = topic.value().substring(topic.bundleId().value().length());
        return Optional.of(topic.bundleId())
                .filter(device.installations()::containsKey)
                .or(() -> teams.aliases(topic.bundleId()).stream()
                        .filter(device.installations()::containsKey)
                        .findFirst())
                .map(bundleId -> Topic.of(bundleId + suffix))
                .orElseThrow(() -> new IllegalStateException("app: " + topic + " was never installed on "
                        + device.name() + installedInstead(device) + " (install it first: device.install(\"" + topic
                        + "\"))"));
    }

    private static String installedInstead(DeviceState device) {
        List<Topic> topics = topics(device);
        return topics.isEmpty() ? "" : "; installed: " + joined(topics);
    }

    /** Returns the topics of the apps that are installed. */
    static List<Topic> topics(DeviceState device) {
        return device.installations().values().stream()
                .filter(Installation::isPresent)
                .flatMap(app -> app.tokens().keySet().stream())
                .toList();
    }

    /** Returns the installation of an app, installed or removed. */
    static Installation ever(DeviceState device, Topic topic, String verb) {
        return Optional.ofNullable(device.installations().get(topic.bundleId()))
                .orElseThrow(() -> new IllegalStateException(verb + ": " + topic.bundleId()
                        + " was never installed on " + device.name() + " (install it first: device.install(\"" + topic
                        + "\"))"));
    }

    /** Returns the installation of an app that is installed. */
    static Installation present(DeviceState device, Topic topic, String verb) {
        Installation app = ever(device, topic, verb);
        if (!app.isPresent()) {
            throw new IllegalStateException(verb + ": " + app.bundleId() + " is not installed on " + device.name()
                    + " any more (install it again first: device.install(\"" + app.bundleId() + "\"))");
        }
        return app;
    }

    /** Returns the token that was issued last for a topic, dead or alive, if the app registered for it. */
    static TokenLife token(DeviceState device, Installation app, Topic topic) {
        return Optional.ofNullable(app.tokens().get(topic))
                .orElseThrow(() -> new IllegalStateException(topic + " has no device token on " + device.name()
                        + " (ask for one first: device.install(\"" + topic + "\"))"));
    }

    /** Returns the one app that is installed; if none is, the one that was. */
    static Installation soleApp(DeviceState device, String verb) {
        Collection<Installation> known = device.installations().values();
        List<Installation> present =
                known.stream().filter(Installation::isPresent).toList();
        List<Installation> meant = present.isEmpty() ? List.copyOf(known) : present;
        if (meant.isEmpty()) {
            throw new IllegalStateException(verb + ": no app was ever installed on " + device.name()
                    + " (install one first: device.install(\"com.example.app\"))");
        }
        if (meant.size() > 1) {
            throw ambiguous(
                    verb + ": " + meant.size() + " apps " + (present.isEmpty() ? "were" : "are") + " installed on "
                            + device.name(),
                    verb,
                    meant.stream().map(Installation::bundleId).toList());
        }
        return meant.get(0);
    }

    /** Returns the one topic of {@link #soleApp}. */
    static Topic soleTopic(DeviceState device, String verb) {
        Installation app = soleApp(device, verb);
        List<Topic> topics = List.copyOf(app.tokens().keySet());
        if (topics.size() > 1) {
            throw ambiguous(
                    verb + ": " + app.bundleId() + " on " + device.name() + " has a device token for each of "
                            + topics.size() + " topics",
                    verb,
                    topics);
        }
        return topics.get(0);
    }

    private static IllegalStateException ambiguous(String what, String verb, List<Topic> choices) {
        return new IllegalStateException(
                what + ": " + joined(choices) + " (name one: device.app(\"" + choices.get(0) + "\")." + verb + "())");
    }

    private static String joined(List<Topic> topics) {
        return topics.stream().map(Topic::value).collect(Collectors.joining(", "));
    }
}
