/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.providercertificate.ProviderCertificates;
import dev.mockapns.server.internal.world.Teams;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.world.CertificateSettings;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A team in this JVM. */
final class EmbeddedTeam implements Team {

    private static final String MDM_PREFIX = "com.apple.mgmt.External.";

    private final World world;
    private final Teams teams;
    private final ProviderCertificates certificates;
    private final String id;

    EmbeddedTeam(World world, ProviderCertificates certificates, String id) {
        this.world = world;
        this.teams = world.teams();
        this.certificates = certificates;
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public App app(String bundleId) {
        Topic topic = Topic.of(requireNonNull(bundleId, "bundleId"));
        return new EmbeddedApp(world, id, teams.register(id, topic));
    }

    @Override
    public ProviderKey createKey() {
        return createKey(Set.of(Environment.values()));
    }

    @Override
    public ProviderKey createKey(Set<Environment> environments) {
        return teams.createKey(id, requireNonNull(environments, "environments"));
    }

    @Override
    public ProviderKey createKey(Set<Environment> environments, Set<String> topics) {
        requireNonNull(environments, "environments");
        requireNonNull(topics, "topics");
        if (topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "topics: none (expected: bundle ids of team " + id + "; for all of them, leave the argument out)");
        }
        Set<Topic> bundleIds =
                topics.stream().map(topic -> Topic.of(topic).bundleId()).collect(Collectors.toUnmodifiableSet());
        return teams.createKey(id, environments, bundleIds);
    }

    @Override
    public void relateKeys(String keyId, String otherKeyId) {
        teams.relateKeys(id, keyId, otherKeyId);
    }

    @Override
    public void addKey(ProviderKey key) {
        teams.addKey(id, key);
    }

    @Override
    public ProviderCertificate createCertificate(String bundleId, UnaryOperator<CertificateSettings.Builder> settings) {
        requireNonNull(bundleId, "bundleId");
        requireNonNull(settings, "settings");
        Topic topic = Topic.of(bundleId).bundleId();
        teams.requireOwner(id, "bundleId", topic);
        CertificateSettings wanted =
                settings.apply(CertificateSettings.builder()).build();
        if (!topic.isOfApp() && !wanted.pushTypes().contains(PushType.ALERT)) {
            throw new IllegalArgumentException("topicsFor: " + wanted.pushTypes() + " (expected: nothing, for " + topic
                    + ": a certificate for MDM, a pass or the web covers its one topic)");
        }
        return issue(topic, wanted);
    }

    @Override
    public ProviderCertificate createMdmCertificate() {
        Topic topic = Topic.of(MDM_PREFIX + UUID.randomUUID());
        return issue(teams.register(id, topic), CertificateSettings.builder().build());
    }

    private ProviderCertificate issue(Topic topic, CertificateSettings settings) {
        ProviderCertificate certificate =
                certificates.issue(id, topic, settings, world.clock().instant());
        world.certificates().give(id, certificate.serialNumber());
        return certificate;
    }

    @Override
    public void revokeCertificate(ProviderCertificate certificate) {
        world.certificates()
                .revoke(id, requireNonNull(certificate, "certificate").serialNumber());
    }

    @Override
    public void revokeKey(String keyId) {
        teams.revokeKey(id, keyId);
    }

    @Override
    public String toString() {
        return "Team[" + id + "]";
    }
}
