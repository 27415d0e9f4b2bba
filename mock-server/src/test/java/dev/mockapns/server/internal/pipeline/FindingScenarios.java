/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.options.BackgroundPriority;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Requests with findings, for the golden file. */
final class FindingScenarios {

    private FindingScenarios() {}

    /** Adds requests with warnings, each of which appears with its exchange. */
    static void warnings(Map<String, Function<TestCore, Push>> all) {
        all.put(
                "background, priority 10",
                core -> ExplanationsTest.background(core.installed()).with(ApnsHeaders.PRIORITY, "10"));
        all.put("background, no priority", core -> ExplanationsTest.background(core.installed()));
        all.put(
                "background, priority 10 rejected",
                core -> ExplanationsTest.background(
                                core.with(o -> o.wire(w -> w.backgroundPriority(BackgroundPriority.REJECT))))
                        .with(ApnsHeaders.PRIORITY, "10"));
        all.put(
                "background, priority 10 discarded",
                core -> ExplanationsTest.background(
                        core.installed().with(o -> o.wire(w -> w.backgroundPriority(BackgroundPriority.DISCARD)))));
        all.put(
                "background with an alert",
                core -> ExplanationsTest.background(core.installed())
                        .with(ApnsHeaders.PRIORITY, "5")
                        .body("{\"aps\":{\"content-available\":1,\"alert\":\"Hello\",\"sound\":\"default\"}}"));
        all.put(
                "expiration in milliseconds",
                core -> core.installed().push().with(ApnsHeaders.EXPIRATION, "1767330000000"));
        all.put(
                "no push type, topic of MDM",
                core -> ExplanationsTest.managed(core)
                        .without(ApnsHeaders.PUSH_TYPE)
                        .body("{\"mdm\":\"magic\"}"));
        all.put("no push type", core -> core.installed().push().without(ApnsHeaders.PUSH_TYPE));
        all.put(
                "custom keys inside aps",
                core -> core.installed()
                        .push()
                        .body("{\"aps\":{\"alert\":\"Hi\",\"a\":1,\"b\":1,\"c\\n\":1,\"d\":1,\"e\":1,\"f\":1}}"));
        all.put(
                "wrong types inside aps",
                core -> core.installed().push().body("{\"aps\":{\"alert\":{\"loc-args\":[1]},\"badge\":\"1\"}}"));
        all.put("a connection per push", core -> {
            core.installed();
            String jwt = core.jwt();
            core.push().bearer(jwt).on(1, core.wall).send();
            core.push().bearer(jwt).on(2, core.wall).send();
            return core.push().bearer(jwt).on(3, core.wall);
        });
        all.put("a provider token per push", core -> {
            core.installed().push().send();
            core.push().send();
            return core.push();
        });
        all.put(
                "blank around header values",
                core -> core.installed()
                        .push()
                        .with(ApnsHeaders.COLLAPSE_ID, " order-42")
                        .with(ApnsHeaders.EXPIRATION, "0\t"));
        all.put(
                "broadcast without an event",
                core -> ExplanationsTest.broadcast(core).body("{\"aps\":{}}"));
        all.put(
                "broadcast of another event",
                core -> ExplanationsTest.broadcast(core).body("{\"aps\":{\"event\":\"start\"}}"));
        all.put(
                "incomplete start of a Live Activity",
                core -> core.push(TestCore.OTHER_TOKEN)
                        .topic(TestCore.TOPIC + ".push-type.liveactivity")
                        .body("{\"aps\":{\"event\":\"start\",\"attributes\":{},\"alert\":\"Go\"}}"));
    }

    /** Returns an example of each note, by its name; a report names notes, but does not explain them. */
    static Map<String, Cause> notes() {
        Map<String, Function<TestCore, Push>> all = new LinkedHashMap<>();
        all.put(
                "provider-token-dialect",
                core -> core.push().bearer(core.spoilt().der().sign()));
        all.put(
                "ignored-authorization",
                core -> core.push()
                        .on(OneConnection.with(core, core.certificate(), PRODUCTION))
                        .with(ApnsHeaders.AUTHORIZATION, "bearer " + core.jwt()));
        all.put("capital-bearer", core -> core.push().with(ApnsHeaders.AUTHORIZATION, "Bearer " + core.jwt()));
        all.put("missing-expiration", core -> core.push().without(ApnsHeaders.EXPIRATION));
        all.put("path-indexed", core -> core.push().indexed());
        all.put("broadcast-priority", core -> ExplanationsTest.broadcast(core).without(ApnsHeaders.PRIORITY));
        Map<String, Cause> notes = new LinkedHashMap<>();
        all.forEach((name, scenario) ->
                notes.put(name, find(name, scenario.apply(new TestCore()).send())));
        return notes;
    }

    private static Cause find(String name, Exchange exchange) {
        return exchange.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .map(Finding::cause)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + name + ": " + exchange));
    }
}
