package org.aimsledger.launcher;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import java.io.IOException;
import java.time.Duration;
import org.aimsledger.launcher.backing.Home;

/// What has to be done again and again: keep the logs small and the status file fresh.
final class Housekeeping {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Thread thread;

  private Housekeeping(Thread thread) {
    this.thread = thread;
  }

  static Housekeeping start(Home home, Options options, Runnable writeStatus) {
    return new Housekeeping(
        Thread.ofPlatform()
            .daemon()
            .name("housekeeping")
            .start(() -> run(home, options, writeStatus)));
  }

  private static void run(Home home, Options options, Runnable writeStatus) {
    while (true) {
      try {
        Thread.sleep(PAUSE);
        options.rotation().apply(home.logs());
        writeStatus.run();
      } catch (IOException e) {
        LOG.housekeepingFailed(e);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(PAUSE);
  }
}
