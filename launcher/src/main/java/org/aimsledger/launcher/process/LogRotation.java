package org.aimsledger.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Keeps log files small: a file above the limit is copied to `.1` (older ones move up) and
/// emptied.
///
/// Children write with O_APPEND straight into the file, so that a dead supervisor never blocks
/// them. The price: lines written in the moment between copy and truncation are lost.
public record LogRotation(long maximumBytes, int kept) {
  public static final LogRotation DEFAULT = new LogRotation(10L * 1024 * 1024, 3);

  public void apply(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (var files = Files.newDirectoryStream(directory, "*.log")) {
      for (var file : files) {
        if (Files.size(file) > maximumBytes) {
          rotate(file);
        }
      }
    }
  }

  private void rotate(Path file) throws IOException {
    for (int number = kept - 1; number >= 1; number--) {
      var older = numbered(file, number);
      if (Files.exists(older)) {
        Files.move(older, numbered(file, number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.copy(file, numbered(file, 1), StandardCopyOption.REPLACE_EXISTING);
    Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
        .close();
  }

  private static Path numbered(Path file, int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
