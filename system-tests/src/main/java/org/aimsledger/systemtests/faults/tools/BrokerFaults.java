package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.aimsledger.launcher.AimsInstallation;

/// What can happen to the broker.
public final class BrokerFaults {
  private static final String BROKER = "kafka";

  private final AimsInstallation aims;

  public BrokerFaults(AimsInstallation aims) {
    this.aims = aims;
  }

  /// SIGKILL. The supervisor starts it again.
  public void kill() throws InterruptedException {
    aims.kill(BROKER);
  }

  /// Neither answers nor hangs up. Over about half a minute the supervisor loses patience and
  /// starts another one.
  public Frozen freeze() throws IOException, InterruptedException {
    return ProcessFaults.freeze(aims.pid(BROKER));
  }

  /// Stops it, deletes everything it had, and starts an empty one with empty topics. Returns when
  /// it is ready.
  public void wipe(Duration longest) throws IOException, InterruptedException {
    aims.stop(BROKER);
    deleteAll(aims.homeDirectory().resolve("kafka/data"));
    aims.start(BROKER);
    try {
      aims.awaitReady(BROKER, longest);
    } catch (org.aimsledger.launcher.StartFailedException e) {
      throw new IOException("the wiped broker does not start", e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
