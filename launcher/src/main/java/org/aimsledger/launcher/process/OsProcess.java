package org.aimsledger.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Facts about any process of this machine that the JDK does not give: the whole command line, the
/// resident memory, and signals other than TERM and KILL.
public final class OsProcess {
  private OsProcess() {}

  /// The JDK's `ProcessHandle` cuts long command lines, and class paths are long.
  public static Optional<String> commandLine(long pid) {
    var file = Path.of("/proc", Long.toString(pid), "cmdline");
    if (Files.isReadable(file)) {
      try {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.isEmpty() ? Optional.empty() : Optional.of(text.replace('\0', ' ').strip());
      } catch (IOException _) {
        return Optional.empty();
      }
    }
    return Files.isDirectory(Path.of("/proc/self")) ? Optional.empty() : ps(pid, "command=");
  }

  /// Resident memory in bytes, with the memory of its direct children: PostgreSQL is many
  /// processes.
  public static OptionalLong residentBytes(long pid) {
    var own = residentBytesAlone(pid);
    if (own.isEmpty()) {
      return own;
    }
    long children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(child -> unsharedBytes(child.pid()))
            .sum();
    return OptionalLong.of(own.getAsLong() + children);
  }

  public static void signal(long pid, String signal) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  public static OptionalLong residentBytesAlone(long pid) {
    var status = Path.of("/proc", Long.toString(pid), "status");
    if (Files.isReadable(status)) {
      return kibibytes(status, "VmRSS:");
    }
    return ps(pid, "rss=").stream()
        .mapToLong(text -> Long.parseLong(text.strip()) * 1024)
        .findFirst();
  }

  // The children of PostgreSQL share its buffers; counting them once per child would triple the
  // number.
  private static long unsharedBytes(long pid) {
    var status = Path.of("/proc", Long.toString(pid), "status");
    return Files.isReadable(status)
        ? kibibytes(status, "RssAnon:").orElse(0)
        : residentBytesAlone(pid).orElse(0);
  }

  private static OptionalLong kibibytes(Path status, String key) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private static Optional<String> ps(long pid, String column) {
    try {
      var process =
          new ProcessBuilder(List.of("ps", "-o", column, "-p", Long.toString(pid)))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 && !text.isBlank()
          ? Optional.of(text.strip())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
