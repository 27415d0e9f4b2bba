/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Refuses a home that other users can write to: they could put their own keys and certificates there, or a symbolic
 * link instead of a file. The superuser can do so anywhere, and a group with the name of the owner is taken as the
 * owner's private group.
 */
final class HomePermissions {

    private static final String SUPERUSER = "root";
    private static final Set<PosixFilePermission> OF_A_DRAFT = PosixFilePermissions.fromString("rw-------");

    private HomePermissions() {}

    /**
     * Checks an existing directory by writing a file there, whose owner is the user who runs this program, and which
     * has permissions only if the file system does.
     *
     * @throws CommandFailure if others can write there
     * @throws IOException if it cannot be written to or read
     */
    static void check(Path home) throws IOException {
        Path draft = PrivateFile.draftIn(home);
        try {
            if (Files.getFileAttributeView(home, PosixFileAttributeView.class) == null) {
                return;
            }
            PosixFileAttributes ours = Files.readAttributes(draft, PosixFileAttributes.class);
            if (ours.permissions().equals(OF_A_DRAFT)) {
                check(home, Files.readAttributes(home, PosixFileAttributes.class), ours.owner());
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static void check(Path home, PosixFileAttributes attributes, UserPrincipal user) {
        String owner = attributes.owner().getName();
        String group = attributes.group().getName();
        if (!attributes.owner().equals(user) && !owner.equals(SUPERUSER)) {
            throw refused(home, "belongs to " + owner, " (this program runs as " + user.getName() + "); ");
        }
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(home, "can be written to by every user", "; remove that permission (chmod o-w), or ");
        }
        if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE) && !group.equals(owner)) {
            throw refused(home, "can be written to by the group " + group, "; remove that permission (chmod g-w), or ");
        }
    }

    private static CommandFailure refused(Path home, String fact, String remedy) {
        return new CommandFailure("home " + home + " " + fact + ", who could replace its keys" + remedy
                + "name a directory of your own; it is made if it is not there");
    }
}
