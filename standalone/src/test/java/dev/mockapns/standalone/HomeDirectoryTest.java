/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeDirectoryTest {

    private static final ProviderKey KEY = new ProviderKey("ABC123DEFG", "DEF123GHIJ", newKey());

    @TempDir
    Path directory;

    @Test
    void a_new_home_is_made_with_its_parents_and_has_no_key() {
        Path path = directory.resolve("a/b");
        try (HomeDirectory home = HomeDirectory.open(path)) {
            assertThat(home.path()).isEqualTo(path).isDirectory();
            assertThat(home.key()).isEmpty();
        }
    }

    @Test
    void a_kept_key_is_there_when_the_home_is_opened_again() {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            home.keep(KEY);
        }

        try (HomeDirectory home = HomeDirectory.open(directory)) {
            assertThat(home.key()).contains(new KeyFile(directory.resolve("AuthKey_ABC123DEFG.p8"), KEY));
        }
    }

    @Test
    void key_is_readable_by_the_owner_only() throws IOException {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            Path file = home.keep(KEY).file();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_home_that_is_in_use_cannot_be_opened() {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            assertThatThrownBy(() -> HomeDirectory.open(home.path()))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("home " + directory + " is in use by another mockapns serve (process "
                            + ProcessHandle.current().pid() + "); stop that one, or give this one another --home");
        }
    }

    @Test
    void a_home_that_cannot_be_written_to_is_named_with_the_cause() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> HomeDirectory.open(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("cannot write to home " + file
                        + ": it is a file, not a directory; name a directory that you may write to");
        assertThatThrownBy(() -> HomeDirectory.open(file.resolve("home")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("cannot write to home " + file.resolve("home") + ": Not a directory");
    }

    @Test
    void a_home_that_lost_its_key_says_what_to_do() throws IOException {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            Path keyFile = home.keep(KEY).file();
            Files.delete(keyFile);

            assertThatThrownBy(home::key)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage(directory.resolve("identity.json") + " names the key ABC123DEFG, and " + keyFile
                            + " cannot be read: there is no such file; put it back, or remove "
                            + directory.resolve("identity.json") + " to get a new key");
        }
    }

    @Test
    void malformed_key_is_named_with_the_remedy() throws IOException {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            Path keyFile = Files.writeString(home.keep(KEY).file(), "junk");

            assertThatThrownBy(home::key)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith("cannot use the signing key of this home, " + keyFile + ": p8: ")
                    .hasMessageEndingWith(
                            "; put it back, or remove " + directory.resolve("identity.json") + " to get a new key");
        }
    }

    @Test
    void a_lock_that_is_a_symbolic_link_is_not_followed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Path home = Files.createDirectory(directory.resolve("home"));
        Path lock = Files.createSymbolicLink(home.resolve("mockapns.lock"), target);

        assertThatThrownBy(() -> HomeDirectory.open(home))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(lock + " was not written by mockapns serve; move it away, or name another --home");
        assertThat(target).hasContent("precious");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void lock_that_is_a_pipe_does_not_block() throws Exception {
        Pipes.create(directory.resolve("mockapns.lock"));

        assertThatThrownBy(() -> HomeDirectory.open(directory))
                .hasMessageContaining("mockapns.lock was not written by mockapns serve");
    }

    @Test
    void foreign_file_named_like_the_lock_is_not_overwritten() throws IOException {
        Path lock = Files.writeString(directory.resolve("mockapns.lock"), "x".repeat(33));

        assertThatThrownBy(() -> HomeDirectory.open(directory))
                .hasMessageContaining("mockapns.lock was not written by mockapns serve");
        assertThat(lock).hasContent("x".repeat(33));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity.json", "AuthKey_ABC123DEFG.p8"})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void pipe_instead_of_a_file_does_not_block(String name) throws Exception {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            home.keep(KEY);
            Files.delete(directory.resolve(name));
            Pipes.create(directory.resolve(name));

            assertThatThrownBy(home::key)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(directory.resolve(name).toString())
                    .hasMessageContaining("it is not a regular file");
        }
    }

    @Test
    void unreadable_identity_is_not_reported_as_malformed() throws IOException {
        Path identity = Files.createDirectory(directory.resolve("identity.json"));
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            assertThatThrownBy(home::key)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("cannot read " + identity + ": it is not a regular file; make it a file that you may"
                            + " read,"
                            + " or remove it to get a new key");
        }
    }

    @Test
    void temporary_files_of_a_killed_process_are_removed() throws IOException {
        Files.createFile(directory.resolve(".mockapns-123456.new"));
        Files.createFile(directory.resolve(".mockapns-notes.new"));
        Files.createDirectory(directory.resolve(".mockapns-1.new"));

        HomeDirectory.open(directory).close();

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(".mockapns-notes.new", ".mockapns-1.new", "mockapns.lock");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_home_that_everybody_can_write_to_is_refused() throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> HomeDirectory.open(home))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("home " + home + " can be written to by every user, who could replace its keys; remove"
                        + " that permission (chmod o-w), or name a directory of your own; it is made if"
                        + " it is not there");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void home_reserves_the_names_of_its_files() {
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            assertThat(List.of("ca.pem", "server.pem", "identity.json", "AuthKey_X.p8", "mockapns.lock", "CA.pem"))
                    .allMatch(name -> home.keeps(directory.resolve(name)));
            assertThat(home.keeps(directory.resolve("connection.json"))).isFalse();
            assertThat(home.keeps(directory.resolve("other/ca.pem"))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "null",
                "[1]",
                "{\"keyId\":\"../../../etc\",\"teamId\":\"DEF123GHIJ\"}",
                "{\"keyId\":\"ABC123DEFG\",\"teamId\":null}"
            })
    void an_identity_that_is_not_ours_is_named(String content) throws IOException {
        Path identity = Files.writeString(directory.resolve("identity.json"), content);
        try (HomeDirectory home = HomeDirectory.open(directory)) {
            assertThatThrownBy(home::key)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("cannot read " + identity
                            + ": it should hold keyId and teamId as JSON; remove it to get a new key");
        }
    }

    private static String newKey() {
        try (MockApnsServer apns = MockApnsServer.start()) {
            return apns.key().p8();
        }
    }
}
