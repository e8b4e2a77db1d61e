package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.benchmarks.report.Row;
import org.aimsledger.launcher.backing.IdentityProvider;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.launcher.process.OsProcess;

/// How long a first start takes, all processes at once as `./aims up` starts them, and how much
/// memory is resident shortly after.
final class StartUp implements Scenario {
  private static final Duration SETTLING = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public String about() {
    return "time until ready and resident memory, of each process and of the whole";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var before = System.nanoTime();
    var site = workshop.small();
    var seconds = (System.nanoTime() - before) / 1e9;
    Thread.sleep(SETTLING);
    var rows = new ArrayList<Row>();
    var memory = 0.0;
    for (var component : site.status()) {
      var resident = residentMegabytes(component);
      memory += resident;
      if (component.name().equals(IdentityProvider.NAME)) {
        continue;
      }
      var startedAt = component.startedAt();
      var readyAt = component.readyAt();
      if (startedAt != null && readyAt != null) {
        var start = Duration.between(startedAt, readyAt).toMillis() / 1e3;
        var failed = component.startsFailed() + component.restarts();
        var note = failed == 0 ? "" : "after it had ended %d times".formatted(failed);
        rows.add(Row.alone(name(), component.name() + ", start to ready", start, "s", null, note));
      }
      rows.add(Row.alone(name(), component.name() + ", memory", resident, "MB", null, ""));
    }
    rows.add(
        Row.alone(
            name(), "everything, start to ready", seconds, "s", null, "first start, with initdb"));
    rows.add(
        Row.alone(
            name(),
            "everything, memory",
            memory,
            "MB",
            null,
            "with this process in the place of the supervisor"));
    return rows;
  }

  private static double residentMegabytes(ComponentStatus component) {
    var pid = component.pid();
    if (pid == null) {
      return 0;
    }
    // The supervisor is this process: all others are its children and must not be added to it.
    var bytes =
        component.name().equals(IdentityProvider.NAME)
            ? OsProcess.residentBytesAlone(pid)
            : OsProcess.residentBytes(pid);
    return bytes.orElse(0) / 1048576.0;
  }
}
