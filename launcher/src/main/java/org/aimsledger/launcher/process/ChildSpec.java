package org.aimsledger.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How one child process is started and told to stop.
///
/// @param marker a text that is part of the command line of this child and of no other process on
///   the machine
public record ChildSpec(
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path log,
    String marker,
    StopSignal stopSignal) {

  /// PostgreSQL takes TERM as "wait until every client has left"; INT is its fast shutdown.
  public enum StopSignal {
    TERM,
    INT
  }

  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.stream().noneMatch(part -> part.contains(marker))) {
      throw new IllegalArgumentException("marker is not in the command line: " + marker);
    }
  }
}
