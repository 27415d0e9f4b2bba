/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What has the name of a file is something else, or far too large. */
final class UnusableFileException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
