/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.world.ProviderCertificate;
import java.util.List;
import java.util.Optional;

/** Remembers what the core makes of a connection, from one push to the next, as the shell does. */
final class OneConnection {

    private final Optional<ClientCertificate> certificate;
    private ConnectionState state;

    OneConnection() {
        this(Inspection.anonymous());
    }

    private OneConnection(Inspection client) {
        this.certificate = client.certificate();
        this.state = client.state();
    }

    /** A connection of a client that presented this certificate, in the unlikely case that it is for no topic. */
    static OneConnection withoutTopic(TestCore core, ProviderCertificate certificate) {
        ClientCertificate read = core.certificates.read(certificate.chain()).orElseThrow();
        ClientCertificate without = new ClientCertificate(
                read.serialNumber(),
                read.commonName(),
                read.issuer(),
                read.issuedHere(),
                read.environments(),
                List.of(),
                read.notBefore(),
                read.notAfter());
        return new OneConnection(new Inspection(Optional.of(without), Optional.empty(), ConnectionState.initial()));
    }

    /** A connection of a client that presented a certificate. */
    static OneConnection with(TestCore core, ProviderCertificate certificate, Environment environment) {
        return new OneConnection(core.pipeline.inspect(certificate.chain(), Routing.toPushes(environment)));
    }

    Optional<ClientCertificate> certificate() {
        return certificate;
    }

    ConnectionState state() {
        return state;
    }

    void become(ConnectionState next) {
        this.state = next;
    }
}
