package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.StatusReport;
import org.aimsledger.launcher.backing.IdentityProvider;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.launcher.process.OsProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// One line per component.
@Command(
    name = "status",
    description =
        "Shows what runs. Exit code 0: everything is ready; 1: something is not; 3: nothing runs.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final String FORMAT = "%-10s  %-12s %6s %8s  %-12s %8s %9s  %s%n";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var place = Place.current();
    if (!place.isRunning()) {
      Terminal.out(spec).println("Aimsledger is not running.");
      return Aims.NOT_RUNNING;
    }
    var report = place.requireRunning();
    print(report, Instant.now(), Terminal.out(spec));
    return report.components().stream().allMatch(c -> c.state() == ComponentState.READY)
        ? 0
        : Aims.FAILED;
  }

  private static void print(StatusReport report, Instant now, PrintWriter out) {
    out.printf(FORMAT, "NAME", "STATE", "PORT", "PID", "UPTIME", "MEMORY", "RESTARTS", "");
    long total = 0;
    for (var component : report.components()) {
      long memory = memory(component);
      total += memory;
      out.printf(
          FORMAT,
          component.name(),
          component.state().label(),
          component.port(),
          component.pid() == null ? "-" : component.pid(),
          uptime(component, now),
          memory == 0 ? "-" : Texts.megabytes(memory),
          component.restarts(),
          note(component));
    }
    out.printf("Memory of all processes: %s (resident)%n", Texts.megabytes(total));
  }

  private static long memory(ComponentStatus component) {
    var pid = component.pid();
    if (pid == null) {
      return 0;
    }
    // The supervisor is the parent of all others, so its children must not be added to it.
    return component.name().equals(IdentityProvider.NAME)
        ? OsProcess.residentBytesAlone(pid).orElse(0)
        : OsProcess.residentBytes(pid).orElse(0);
  }

  private static String uptime(ComponentStatus component, Instant now) {
    var startedAt = component.startedAt();
    return startedAt == null ? "-" : Texts.uptime(Duration.between(startedAt, now));
  }

  private static String note(ComponentStatus component) {
    return component.name().equals(IdentityProvider.NAME)
        ? "in the supervisor; for evaluation only"
        : component.message();
  }
}
