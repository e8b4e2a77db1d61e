package org.aimsledger.systemtests.faults.tools.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What one service is told, and what it answers: `<service>.orders`, written by the test as a
/// whole, and `<service>.events`, to which the agent appends lines.
final class ControlFile {
  private final Path orders;
  private final Path events;

  ControlFile(Path folder, String service) {
    this.orders = folder.resolve(service + ".orders");
    this.events = folder.resolve(service + ".events");
  }

  String text() {
    try {
      return Files.readString(orders);
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Orders read() {
    return Orders.parse(text());
  }

  /// Everything that earlier processes of this service have noted.
  String noted() throws IOException {
    return Files.exists(events) ? Files.readString(events) : "";
  }

  /// Written at once: the process may be halted in the next line.
  synchronized void note(String line) {
    try {
      var _ =
          Files.write(
              events,
              (line + "\n").getBytes(StandardCharsets.UTF_8),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
