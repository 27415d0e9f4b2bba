/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests with {@code h2load} of nghttp2, one thread a process. */
final class H2Load {

    /** Of the payload, where nothing else is said. */
    static final int PAYLOAD_BYTES = 250;

    private static final Pattern FINISHED = Pattern.compile("finished in ([0-9.]+)(us|ms|s|m),");
    private static final Pattern ANSWERED = Pattern.compile("status codes: ([0-9]+) 2xx");
    private static final Pattern TLS = Pattern.compile("(TLS Protocol|Cipher): (\\S+)");

    private final Path directory;
    private final Path payload;

    H2Load(Path directory) throws IOException {
        this(directory, PAYLOAD_BYTES);
    }

    H2Load(Path directory, int payloadBytes) throws IOException {
        this.directory = directory;
        this.payload = Files.writeString(directory.resolve("payload.json"), payload(payloadBytes));
    }

    /**
     * What h2load printed.
     *
     * @param seconds from the first byte to the last answer
     */
    record Result(long requests, double seconds, String tls) {
        double requestsPerSecond() {
            return requests / seconds;
        }
    }

    /** Sends at least {@code requests}; fails if one of them is not answered with 200. */
    Result run(Target target, Load load, long requests) throws IOException, InterruptedException {
        long each = Math.max(requests / load.processes(), load.connectionsPerProcess());
        Path uris = uris(target, load);
        List<Process> processes = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        for (int i = 0; i < load.processes(); i++) {
            Path log = Files.createTempFile(directory, "h2load", ".log");
            logs.add(log);
            processes.add(Commands.start(command(target, load, each, uris, i), log));
        }
        double seconds = 0;
        String tls = "";
        for (int i = 0; i < load.processes(); i++) {
            processes.get(i).waitFor();
            String printed = Files.readString(logs.get(i));
            Files.delete(logs.get(i));
            if (Long.parseLong(find(ANSWERED, printed).group(1)) != each) {
                throw new IOException(target.name() + " did not answer each request with 200:\n" + printed);
            }
            seconds = Math.max(seconds, seconds(find(FINISHED, printed)));
            tls = TLS.matcher(printed)
                    .results()
                    .map(match -> match.group(2))
                    .reduce("", (a, b) -> (a + " " + b).trim());
        }
        return new Result(each * load.processes(), seconds, tls);
    }

    private List<String> command(Target target, Load load, long requests, Path uris, int process) {
        return List.of(
                "h2load",
                "--threads=1",
                // The same for all servers: one alone would choose AES-256.
                "--tls13-ciphers=TLS_AES_128_GCM_SHA256",
                "--clients=" + load.connectionsPerProcess(),
                "--max-concurrent-streams=" + load.streams(),
                "--requests=" + requests,
                "--input-file=" + uris,
                "--data=" + payload,
                "--header=apns-topic: " + Serve.TOPIC,
                "--header=apns-push-type: alert",
                "--header=apns-priority: 10",
                "--header=apns-expiration: 0",
                "--header=authorization: bearer " + target.providerToken(process));
    }

    private Path uris(Target target, Load load) throws IOException {
        List<String> lines = target.tokens().subList(0, load.tokens()).stream()
                .map(token -> "https://127.0.0.1:" + target.port() + "/3/device/" + token)
                .toList();
        return Files.write(directory.resolve("uris-" + target.pid() + ".txt"), lines);
    }

    private static Matcher find(Pattern pattern, String printed) throws IOException {
        Matcher matcher = pattern.matcher(printed);
        if (!matcher.find()) {
            throw new IOException("h2load printed no \"" + pattern + "\":\n" + printed);
        }
        return matcher;
    }

    private static double seconds(Matcher finished) {
        double number = Double.parseDouble(finished.group(1));
        return switch (finished.group(2)) {
            case "us" -> number / 1_000_000;
            case "ms" -> number / 1_000;
            case "m" -> number * 60;
            default -> number;
        };
    }

    private static String payload(int bytes) {
        String begin = "{\"aps\":{\"alert\":{\"title\":\"Order shipped\",\"body\":\"";
        String end = "\"},\"sound\":\"default\"}}";
        return begin + "x".repeat(bytes - begin.length() - end.length()) + end;
    }
}
