package org.aimsledger.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file, without reading the whole of it.
public final class LogTail {
  private static final int BYTES_PER_LINE = 400;

  private LogTail() {}

  public static List<String> of(Path file, int lines) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - (long) lines * BYTES_PER_LINE);
      in.seek(from);
      var bytes = new byte[Math.toIntExact(in.length() - from)];
      in.readFully(bytes);
      var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      // The first line is cut when the reading starts in the middle of the file.
      var whole = from > 0 && all.size() > 1 ? all.subList(1, all.size()) : all;
      return List.copyOf(whole.subList(Math.max(0, whole.size() - lines), whole.size()));
    }
  }
}
