package org.aimsledger.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.PostgresBinaries;

/// Makes the start-up caches: starts a second, empty installation on free ports, lets each JVM
/// write down what it loaded, and throws the installation away. The real one isn't touched and may
/// run meanwhile.
public final class WarmUp {
  private WarmUp() {}

  /// Takes about two minutes on two cores.
  public static void run(Path homeDirectory, Options options, Consumer<String> progress)
      throws IOException, InterruptedException {
    var caches = new Home(homeDirectory).startUpCaches();
    var practice = caches.resolve("practice");
    PostgresBinaries.delete(practice);
    try (var aims = AimsInstallation.recording(practice, Ports.free(), options, caches)) {
      progress.accept("Starting a second, empty installation to learn from …");
      aims.up();
      for (var cache : aims.startUpCaches()) {
        progress.accept("  recording " + cache.component());
        cache.endRecording(aims.pid(cache.component()));
      }
      aims.down();
      for (var cache : aims.startUpCaches()) {
        var megabytes = cache.create() >> 20;
        progress.accept("  %-10s %d MB".formatted(cache.component(), megabytes));
      }
    } finally {
      PostgresBinaries.delete(practice);
    }
  }
}
