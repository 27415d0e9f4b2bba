/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.options.UnknownTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;

/** A process with a fake that has more devices than a command line can name. Arguments: a directory and their number. */
final class ManyDevices {

    private ManyDevices() {}

    static Target start(Path directory, int devices)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path log = directory.resolve("fake.log");
        Process process = Commands.start(
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyDevices.class.getName(),
                        directory.toString(),
                        Integer.toString(devices)),
                log);
        Path connection = directory.resolve("connection.json");
        Commands.awaitFile(process, connection, log);
        return FakeTarget.of(
                String.format("%,d %s", devices, devices == 1 ? "device" : "devices"),
                process,
                connection,
                Tokens.random(devices));
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int devices = Integer.parseInt(arguments[1]);
        try (MockApnsServer apns = MockApnsServer.builder()
                .topics(Serve.TOPIC)
                .options(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)))
                .start()) {
            for (String token : Tokens.random(devices)) {
                apns.device().install(Serve.TOPIC, Environment.PRODUCTION, DeviceToken.of(token));
            }
            Path key = Files.writeString(directory.resolve("key.p8"), apns.key().p8());
            ObjectNode connection = new ObjectMapper()
                    .createObjectNode()
                    .put("keyFile", key.toString())
                    .put("keyId", apns.key().keyId())
                    .put("teamId", apns.key().teamId())
                    .put("productionPort", apns.port(Environment.PRODUCTION));
            Path written = Files.writeString(directory.resolve("connection.tmp"), connection.toString());
            Files.move(written, directory.resolve("connection.json"), StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join(); // until the process is ended
        }
    }
}
