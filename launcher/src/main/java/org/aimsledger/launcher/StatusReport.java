package org.aimsledger.launcher;

import java.time.Instant;
import java.util.List;
import org.aimsledger.launcher.process.ComponentStatus;

/// What the supervisor tells the other commands.
public record StatusReport(
    long supervisorPid, Instant startedAt, Ports ports, List<ComponentStatus> components) {
  public StatusReport {
    components = List.copyOf(components);
  }
}
