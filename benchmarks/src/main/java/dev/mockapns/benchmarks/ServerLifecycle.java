/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks;

import com.eatthepath.pushy.apns.server.AcceptAllPushNotificationHandlerFactory;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time that a server of its own costs a test, in a warm JVM: start, and stop until the ports are free; and the same with a
 * client of its own and one push.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(1)
@State(Scope.Benchmark)
public class ServerLifecycle {

    private File certificate = new File("");
    private File privateKey = new File("");

    @Setup
    public void makeCertificateForPushy() throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        certificate = bundle.toTempCertChainPem();
        privateKey = bundle.toTempPrivateKeyPem();
    }

    @Benchmark
    public int mockApns() {
        try (MockApnsServer apns = MockApnsServer.start("com.example.orders")) {
            return apns.port(Environment.PRODUCTION);
        }
    }

    @Benchmark
    public boolean mockApnsWithClientAndPush() {
        return FirstPush.isAccepted();
    }

    @Benchmark
    public int pushyWithItsOwnEventLoops() throws Exception {
        var server = new MockApnsServerBuilder()
                .setServerCredentials(certificate, privateKey, null)
                .setHandlerFactory(new AcceptAllPushNotificationHandlerFactory())
                .build();
        server.start(0).get();
        server.shutdown().get();
        return 1;
    }
}
