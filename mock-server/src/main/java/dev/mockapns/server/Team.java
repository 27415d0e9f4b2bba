/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.world.CertificateSettings;
import dev.mockapns.server.world.ProviderCertificate;
import dev.mockapns.server.world.ProviderKey;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A developer team at Apple: owner of apps, of signing keys and of provider certificates. Thread-safe. */
public interface Team {

    /** Returns the 10-character team id: the {@code iss} of its provider tokens. */
    String id();

    /**
     * Returns the team's app of this bundle id, and registers it if there is none.
     *
     * @throws IllegalArgumentException if {@code bundleId} is malformed or belongs to another team
     */
    App app(String bundleId);

    /** Makes a key for every topic of this team, valid in both environments. */
    ProviderKey createKey();

    /**
     * Makes a key for every topic of this team.
     *
     * @param environments one or both
     */
    ProviderKey createKey(Set<Environment> environments);

    /**
     * Makes a topic-specific key.
     *
     * @param environments one or both
     * @param topics bundle ids of this team
     */
    ProviderKey createKey(Set<Environment> environments, Set<String> topics);

    /**
     * Relates two topic-specific keys. Provider tokens of both may then be used on one connection; those of unrelated
     * keys get {@code UnrelatedKeyIdInToken}. A key can have one related key. Source: Apple, <em>Establishing a
     * token-based connection to APNs</em>.
     *
     * @throws IllegalArgumentException if one of them is not a topic-specific key of this team or has another
     *     related key, or if they have no environment in common
     */
    void relateKeys(String keyId, String otherKeyId);

    /**
     * Registers a key that was made elsewhere, for every topic of this team and both environments.
     *
     * @throws IllegalArgumentException if its team is another, or its key id is taken
     */
    void addKey(ProviderKey key);

    /**
     * As {@link #createCertificate(String, UnaryOperator)}, for both environments and the bundle id alone, for a year.
     */
    default ProviderCertificate createCertificate(String bundleId) {
        return createCertificate(bundleId, settings -> settings);
    }

    /**
     * Creates a provider certificate for an app, with a key of its own, as Apple's portal does for a signing request. A
     * client that presents it in the TLS handshake needs no provider token. Its CA is one of this fake, which clients
     * need not trust; at Apple it is not valid. Sources: Apple, <em>Establishing a certificate-based connection to
     * APNs</em>; subject and extensions as observed.
     *
     * @param bundleId of an app of this team; or a pass type id, which begins with {@code pass.}, a website push
     *     id, which begins with {@code web.}, or the topic of an MDM certificate: a certificate for one of these covers
     *     that topic alone, whatever {@code settings} lists beside it
     * @throws IllegalArgumentException if {@code bundleId} is malformed, or is not this team's; or if {@code
     *     settings} list only push types that its topic does not have
     */
    ProviderCertificate createCertificate(String bundleId, UnaryOperator<CertificateSettings.Builder> settings);

    /**
     * Makes an MDM push certificate. Its {@link ProviderCertificate#topic()}, {@code com.apple.mgmt.External.} and a
     * UUID, is then a topic of this team: the one to install on devices and to push to.
     */
    ProviderCertificate createMdmCertificate();

    /**
     * Revokes a certificate, as in Apple's developer portal. Requests on connections that it opened are answered with
     * {@code BadCertificate} from now on.
     *
     * @throws IllegalArgumentException if it is not from this team
     */
    void revokeCertificate(ProviderCertificate certificate);

    /** Revokes a key, as in Apple's developer portal. Provider tokens that it signed are no longer valid. */
    void revokeKey(String keyId);
}
