package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.StatusReport;
import org.aimsledger.launcher.preflight.DiskCheck;
import org.aimsledger.launcher.preflight.JavaCheck;
import org.aimsledger.launcher.preflight.PortCheck;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.launcher.process.LogTail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Starts the supervisor and shows how the components become ready.
@Command(
    name = "up",
    description = "Starts everything and waits until it is ready.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final int STARTS_BEFORE_GIVING_UP = 3;
  private static final int LAST_LINES = 25;

  @Spec private @Nullable CommandSpec spec;

  private final Set<String> announced = new HashSet<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var place = Place.current();
    var out = Terminal.out(spec);
    var begin = Instant.now();
    @Nullable Process daemon = null;
    if (place.isRunning()) {
      out.println("Aimsledger is already running in " + place.home().directory());
    } else {
      check(place);
      out.println("Starting Aimsledger in " + place.home().directory());
      daemon = Daemon.spawn(place);
    }
    var patience = SuperviseCommand.options(place).ready();
    while (true) {
      var report = place.isRunning() ? place.report() : Optional.<StatusReport>empty();
      report.ifPresent(now -> announce(now, begin, out));
      if (report.isPresent() && allReady(report.get())) {
        if (daemon != null) {
          out.println("Ready after " + Texts.seconds(Duration.between(begin, Instant.now())) + ".");
        }
        out.print(Addresses.render(report.get().ports()));
        out.flush();
        return 0;
      }
      var trouble =
          trouble(place, report, daemon, Duration.between(begin, Instant.now()), patience);
      if (trouble.isPresent()) {
        return explain(place, trouble.get());
      }
      Thread.sleep(100);
    }
  }

  private static void check(Place place) throws IOException, InterruptedException {
    JavaCheck.check();
    var left = AimsInstallation.endLeftovers(place.home().directory());
    if (!left.isEmpty()) {
      System.err.println("Ended processes of an earlier run: " + String.join(", ", left));
    }
    DiskCheck.check(place.home().directory(), SuperviseCommand.options(place).minimumFreeBytes());
    PortCheck.check(Ports.from(place.environment()).byVariable());
  }

  private static boolean allReady(StatusReport report) {
    // The report grows while the supervisor starts; only the whole list counts.
    return report.components().size() == 3 + report.ports().ofServices().size()
        && report.components().stream().allMatch(c -> c.state() == ComponentState.READY);
  }

  private void announce(StatusReport report, Instant begin, PrintWriter out) {
    for (var component : report.components()) {
      var readyAt = component.readyAt();
      if (readyAt != null && readyAt.isAfter(begin) && announced.add(component.name())) {
        out.printf(
            "  %-10s ready after %s%n",
            component.name(), Texts.seconds(Duration.between(begin, readyAt)));
      }
    }
  }

  private record Trouble(int exitCode, String component, String text) {}

  private static Optional<Trouble> trouble(
      Place place,
      Optional<StatusReport> report,
      @Nullable Process daemon,
      Duration waited,
      Duration patience)
      throws IOException {
    if (daemon != null && !daemon.isAlive() && !place.isRunning()) {
      return Optional.of(
          new Trouble(Aims.NOT_RUNNING, Daemon.NAME, "The supervisor ended while it started."));
    }
    var failing =
        report.stream()
            .flatMap(known -> known.components().stream())
            .filter(c -> c.readyAt() == null && c.startsFailed() >= STARTS_BEFORE_GIVING_UP)
            .findFirst();
    if (failing.isPresent()) {
      return failing.map(
          c ->
              new Trouble(
                  Aims.NOT_RUNNING,
                  c.name(),
                  "%s ended %d times before it was ready (%s)."
                      .formatted(c.name(), c.startsFailed(), c.message())));
    }
    if (waited.compareTo(patience) > 0) {
      var late =
          report.stream()
              .flatMap(known -> known.components().stream())
              .filter(c -> c.state() != ComponentState.READY && c.state() != ComponentState.WAITING)
              .map(ComponentStatus::name)
              .findFirst()
              .orElse(Daemon.NAME);
      return Optional.of(
          new Trouble(
              Aims.NOT_READY,
              late,
              "%s is not ready after %d s (AIMS_READY_TIMEOUT changes the limit)."
                  .formatted(late, patience.toSeconds())));
    }
    return Optional.empty();
  }

  private int explain(Place place, Trouble trouble) throws IOException {
    var err = Terminal.err(spec);
    err.println(trouble.text());
    err.println("The end of " + place.home().log(trouble.component()) + ":");
    LogTail.of(place.home().log(trouble.component()), LAST_LINES)
        .forEach(line -> err.println("  | " + line));
    if (place.isRunning()) {
      err.println(
          "The supervisor keeps trying: ./aims status shows how it goes, ./aims down ends it.");
    }
    return trouble.exitCode();
  }
}
