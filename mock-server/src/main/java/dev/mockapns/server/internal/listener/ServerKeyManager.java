/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.pkitesting.X509Bundle;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents one certificate with an EC key to every client. The key managers of the JDK take a key only from a key store, and
 * to put one in costs as much as a handshake.
 */
@SuppressWarnings("NullAway") // the JDK's contract: null means that there is no such key
final class ServerKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "mock-apns";

    private final X509Bundle leaf;

    ServerKeyManager(X509Bundle leaf) {
        this.leaf = leaf;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return isEc(keyType) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return isEc(keyType) ? ALIAS : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return isEc(keyType) ? new String[] {ALIAS} : null;
    }

    /** {@code EC_EC} asks for one that was signed with an EC key, as ours is. */
    private static boolean isEc(String keyType) {
        return keyType.equals("EC") || keyType.equals("EC_EC");
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return alias.equals(ALIAS) ? leaf.getCertificatePath() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return alias.equals(ALIAS) ? leaf.getKeyPair().getPrivate() : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
