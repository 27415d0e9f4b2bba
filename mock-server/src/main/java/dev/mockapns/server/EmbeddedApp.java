/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.world.World;

/** An app of a team in this JVM. */
final class EmbeddedApp implements App {

    private final World world;
    private final String teamId;
    private final Topic registered;

    EmbeddedApp(World world, String teamId, Topic registered) {
        this.world = world;
        this.teamId = teamId;
        this.registered = registered;
    }

    @Override
    public Topic bundleId(Environment environment) {
        return world.teams().bundleId(registered, environment);
    }

    @Override
    public App bundleId(Environment environment, String bundleId) {
        requireNonNull(environment, "environment");
        Topic own = Topic.of(requireNonNull(bundleId, "bundleId"));
        world.teams().bundleId(teamId, registered, environment, own);
        return this;
    }

    @Override
    public App enableBroadcast() {
        world.broadcast(teamId, registered, true);
        return this;
    }

    @Override
    public App disableBroadcast() {
        world.broadcast(teamId, registered, false);
        return this;
    }

    @Override
    public String toString() {
        return "App[" + registered + ", team=" + teamId + "]";
    }
}
