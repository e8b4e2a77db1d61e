package org.aimsledger.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who was started under a name: enough to find a child again after its supervisor died.
record PidFile(long pid, String marker, ChildSpec.StopSignal stopSignal) {
  static Path in(Path runDirectory, String name) {
    return runDirectory.resolve(name + ".pid");
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, pid + "\n" + marker + "\n" + stopSignal + "\n");
  }

  /// Empty for a file that is missing or was cut off by a crash.
  static Optional<PidFile> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    if (lines.size() < 3 || !lines.getFirst().matches("\\d{1,18}") || lines.get(1).isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PidFile(
              Long.parseLong(lines.getFirst()),
              lines.get(1),
              ChildSpec.StopSignal.valueOf(lines.get(2))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Process ids are used again by the system: only the same id with our command line is our child.
  Optional<ProcessHandle> living() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(_ -> OsProcess.commandLine(pid).filter(line -> line.contains(marker)).isPresent());
  }
}
