package org.aimsledger.launcher.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Is there room for the data?
public final class DiskCheck {
  public static final long DEFAULT_MINIMUM_BYTES = 1L << 30;

  private DiskCheck() {}

  public static void check(Path directory, long minimumBytes) throws IOException {
    Files.createDirectories(directory);
    if (!Files.isWritable(directory)) {
      throw new PreflightException(
          directory + " is not writable for this user; set AIMS_HOME to a folder that is.");
    }
    check(directory, Files.getFileStore(directory).getUsableSpace(), minimumBytes);
  }

  static void check(Path directory, long usableBytes, long minimumBytes) throws PreflightException {
    if (usableBytes < minimumBytes) {
      throw new PreflightException(
          "Only %d MB are free where %s lies; at least %d MB are needed. Free some space, or set AIMS_HOME to a folder on another disk."
              .formatted(usableBytes >> 20, directory, minimumBytes >> 20));
    }
  }
}
