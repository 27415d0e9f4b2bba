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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void the_key_is_for_the_owner_alone() throws IOException {
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
    void a_key_that_is_none_is_named_with_the_remedy() throws IOException {
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
    void an_identity_that_is_not_ours_is_named() throws IOException {
        Path identity = Files.writeString(directory.resolve("identity.json"), "{}");
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
