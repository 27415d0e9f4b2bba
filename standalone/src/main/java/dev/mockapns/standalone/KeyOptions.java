/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.internal.FileProblems;
import dev.mockapns.server.world.ProviderKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for a signing key of the user: all of them, or none. */
final class KeyOptions {

    private static final Pattern APPLES_FILE_NAME = Pattern.compile("AuthKey_([A-Z0-9]{10})\\.p8");
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{10}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--key",
            paramLabel = "P8",
            description = "Signing key of the team, a .p8 file. Default: one made for this home.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--key-id",
            paramLabel = "K",
            description =
                    "Id of that key, 10 letters and digits. Default: from a file name like AuthKey_ABC123DEFG.p8.")
    private Optional<String> keyId = Optional.empty();

    @Option(names = "--team-id", paramLabel = "T", description = "Id of the team, 10 letters and digits.")
    private Optional<String> teamId = Optional.empty();

    /**
     * Returns the user's key, or empty if there is none.
     *
     * @throws ParameterException if an option is missing or malformed, or the file cannot be read
     */
    Optional<KeyFile> read() {
        if (Stream.of(file, keyId, teamId).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Path path = file.orElseThrow(() -> wrong("--key is missing; --key-id and --team-id describe its file"));
        String team = id("--team-id", teamId.orElseThrow(() -> wrong("--team-id is missing; it goes with --key")));
        String key = id(
                "--key-id",
                keyId.or(() -> idInName(path))
                        .orElseThrow(
                                () -> wrong("--key-id is missing; it goes with --key, unless the name of that file is"
                                        + " AuthKey_<KEYID>.p8")));
        return Optional.of(new KeyFile(path.toAbsolutePath(), new ProviderKey(key, team, p8(path, key, team))));
    }

    private String p8(Path path, String key, String team) {
        try {
            String p8 = SmallFile.readFollowing(path);
            SigningKey.fromPem(p8, key, team);
            return p8;
        } catch (IOException e) {
            throw wrong("--key: cannot read " + path.toAbsolutePath() + ": " + FileProblems.of(e));
        } catch (IllegalArgumentException e) {
            throw wrong("--key: " + path.toAbsolutePath() + " holds no signing key: " + e.getMessage());
        }
    }

    private static Optional<String> idInName(Path file) {
        Matcher name = APPLES_FILE_NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private String id(String option, String value) {
        if (!ID.matcher(value).matches()) {
            throw wrong(option + ": \"" + value
                    + "\" (expected: 10 upper-case letters and digits, as Apple's developer portal shows it)");
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
