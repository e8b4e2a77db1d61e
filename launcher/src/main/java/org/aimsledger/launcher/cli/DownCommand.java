package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.AimsInstallation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops the supervisor, which stops its children; ends what a killed supervisor left behind.
@Command(
    name = "down",
    description = "Stops everything in good order. The data stays.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  // Services, broker and database stop one after the other, each within 20 s.
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var place = Place.current();
    var out = Terminal.out(spec);
    boolean wasRunning = place.isRunning();
    boolean ordered = true;
    if (wasRunning) {
      out.println("Stopping …");
      var pid = place.requireRunning().supervisorPid();
      ordered = Daemon.stop(place, pid, PATIENCE);
    }
    var left = AimsInstallation.endLeftovers(place.home().directory());
    if (!left.isEmpty()) {
      out.println("Ended processes of an earlier run: " + String.join(", ", left));
    }
    if (!ordered) {
      out.println("Stopped, but not in good order within " + PATIENCE.toSeconds() + " s.");
    } else {
      out.println(
          wasRunning ? "Stopped. The data stays in " + place.home().directory() : "Not running.");
    }
    return 0;
  }
}
