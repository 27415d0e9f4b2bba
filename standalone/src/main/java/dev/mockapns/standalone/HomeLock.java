/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.internal.FileProblems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second {@code serve} out of a home that is in use. The operating system releases the lock when the process
 * ends for any reason; the file stays, because removing it would let two processes lock two files of one name.
 */
final class HomeLock implements AutoCloseable {

    static final String FILE = "mockapns.lock";

    /** Behind the text, because Windows does not allow a locked region to be read. */
    private static final long LOCKED_BYTE = 1 << 20;

    /** Longer than any process id. */
    private static final long MAX_BYTES = 32;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CommandFailure if another process, or another part of this one, holds the lock */
    static HomeLock take(Path home) throws IOException {
        Path file = home.resolve(FILE);
        refuseIfForeign(file);
        FileChannel channel = open(file);
        try {
            if (lock(channel) == null) {
                throw new CommandFailure("home " + home + " is in use by another mockapns serve" + owner(file)
                        + "; stop that one, or give this one another --home");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            throw new CommandFailure(
                    "cannot write " + file + ": " + FileProblems.of(e) + "; remove it, or name another --home", e);
        }
    }

    /** The locked file is overwritten, and opening a pipe would wait. */
    private static void refuseIfForeign(Path file) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > MAX_BYTES) {
            throw new CommandFailure(file + " was not written by mockapns serve; move it away, or name another --home");
        }
    }

    /** Returns null if another process, or another part of this one, holds the lock of the file. */
    static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String owner(Path file) throws IOException {
        String pid = SmallFile.read(file);
        return pid.isBlank() ? "" : " (process " + pid + ")";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
