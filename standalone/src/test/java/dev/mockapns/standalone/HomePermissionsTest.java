/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which directories are accepted as a home. */
class HomePermissionsTest {

    private static final Path HOME = Path.of("home");

    @ParameterizedTest
    @CsvSource({"ann, ann, rwx------", "ann, staff, rwxr-xr-x", "ann, ann, rwxrwxr-x", "root, root, rwxrwxr-x"})
    void a_home_that_only_the_user_can_write_to_is_taken(String owner, String group, String mode) {
        assertThatCode(() -> check(owner, group, mode)).doesNotThrowAnyException();
    }

    @Test
    void a_home_of_another_user_is_refused() {
        assertThatThrownBy(() -> check("bob", "bob", "rwxr-xr-x"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("home home belongs to bob, who could replace its keys (this program runs as ann); name a"
                        + " directory of your own; it is made if it is not there");
    }

    @Test
    void a_home_that_a_group_can_write_to_is_refused() {
        assertThatThrownBy(() -> check("ann", "staff", "rwxrwxr-x"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("home home can be written to by the group staff, who could replace its keys; remove"
                        + " that permission (chmod g-w), or name a directory of your own; it is made if it is"
                        + " not there");
    }

    @Test
    void a_home_of_the_superuser_that_everybody_can_write_to_is_refused() {
        assertThatThrownBy(() -> check("root", "root", "rwxrwxrwx"))
                .hasMessageStartingWith("home home can be written to by every user, who could");
    }

    private static void check(String owner, String group, String mode) {
        HomePermissions.check(
                HOME,
                new Attributes(new User(owner), new User(group), PosixFilePermissions.fromString(mode)),
                new User("ann"));
    }

    private record User(String getName) implements GroupPrincipal {}

    private record Attributes(UserPrincipal owner, GroupPrincipal group, Set<PosixFilePermission> permissions)
            implements PosixFileAttributes {

        @Override
        public FileTime lastModifiedTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public FileTime lastAccessTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public FileTime creationTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public boolean isRegularFile() {
            return false;
        }

        @Override
        public boolean isDirectory() {
            return true;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public Object fileKey() {
            return this;
        }
    }
}
