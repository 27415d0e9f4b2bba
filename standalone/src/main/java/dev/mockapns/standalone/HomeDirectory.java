/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.internal.FileProblems;
import dev.mockapns.server.world.ProviderKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a served fake. It keeps what must be the same after a restart, so that a back end is configured
 * only once. Locked while it is open.
 */
final class HomeDirectory implements AutoCloseable {

    private static final String CA = "ca.pem";
    private static final String IDENTITY = "identity.json";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** In lower case, for file systems that ignore case. */
    private static final Pattern OWN_FILES = Pattern.compile("(ca|issuer|server|provider-issuer)\\.pem|identity\\.json"
            + "|mockapns\\.lock|authkey_.*\\.p8|certificate_.*\\.(p12|pem)|\\.mockapns-.*\\.new");

    private final Path path;
    private final HomeLock lock;

    private HomeDirectory(Path path, HomeLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens a home, and makes the directory if it does not exist.
     *
     * @throws CommandFailure if the directory cannot be made or written to, is in use, or can be written to by others
     */
    static HomeDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            create(path);
            HomePermissions.check(path);
            HomeDirectory home = new HomeDirectory(path, HomeLock.take(path));
            home.removeDrafts();
            return home;
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot write to home " + path + ": "
                            + FileProblems.ofWriting(path, e, "name a directory that you may write to"),
                    e);
        }
    }

    private void removeDrafts() throws IOException {
        try {
            PrivateFile.removeDrafts(path);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the directory, absolute. */
    Path path() {
        return path;
    }

    /**
     * Returns the signing key that was made for this home, or empty for a new home.
     *
     * @throws CommandFailure if the home names a key that is missing or is not a signing key
     */
    Optional<KeyFile> key() {
        Path file = path.resolve(IDENTITY);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        KeyIds identity = read(file);
        Path keyFile = keyFile(identity.keyId());
        try {
            String p8 = SmallFile.read(keyFile);
            SigningKey.fromPem(p8, identity.keyId(), identity.teamId());
            return Optional.of(new KeyFile(keyFile, new ProviderKey(identity.keyId(), identity.teamId(), p8)));
        } catch (IOException e) {
            throw new CommandFailure(
                    file + " names the key " + identity.keyId() + ", and " + keyFile + " cannot be read: "
                            + FileProblems.of(e) + "; put it back, or remove " + file + " to get a new key",
                    e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "cannot use the signing key of this home, " + keyFile + ": " + e.getMessage()
                            + "; put it back, or remove " + file + " to get a new key",
                    e);
        }
    }

    /** Stores {@code key} for the next start. */
    KeyFile keep(ProviderKey key) {
        Path keyFile = keyFile(key.keyId());
        write(keyFile, key.p8());
        // Written last, so that an identity never names a missing key.
        write(path.resolve(IDENTITY), new KeyIds(key.keyId(), key.teamId()).json());
        return new KeyFile(keyFile, key);
    }

    /** Returns whether {@code file} has the name of a file that this home reserves for itself. */
    boolean keeps(Path file) {
        Path name = file.getFileName();
        return name != null
                && OWN_FILES.matcher(name.toString().toLowerCase(Locale.ROOT)).matches()
                && isHere(file.toAbsolutePath().normalize().getParent());
    }

    private boolean isHere(@Nullable Path directory) {
        try {
            return directory != null && Files.isSameFile(directory, path);
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Returns the file of the root certificate. */
    Path caFile() {
        return path.resolve(CA);
    }

    /** Releases the lock of this home. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new CommandFailure("cannot unlock home " + path + ": " + FileProblems.of(e), e);
        }
    }

    private static void create(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.notExists(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectories(path);
        }
    }

    private Path keyFile(String keyId) {
        return path.resolve("AuthKey_" + keyId + ".p8");
    }

    private static KeyIds read(Path file) {
        try {
            return KeyIds.parse(SmallFile.read(file));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CommandFailure(
                    "cannot read " + file + ": it should hold keyId and teamId as JSON; remove it to get a new key", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot read " + file + ": " + FileProblems.of(e)
                            + "; make it a file that you may read, or remove it to get a new key",
                    e);
        }
    }

    private static void write(Path file, String text) {
        try {
            PrivateFile.write(file, text);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot write " + file + ": "
                            + FileProblems.ofWriting(file, e, "make it writable, or name another --home"),
                    e);
        }
    }
}
