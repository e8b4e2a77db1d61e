package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.launcher.backing.JavaProgram;
import org.aimsledger.launcher.backing.LoggingConfiguration;
import org.aimsledger.launcher.process.OsProcess;

/// The supervisor as a process of its own that outlives the terminal it was started from.
final class Daemon {
  static final String NAME = "supervisor";

  private Daemon() {}

  static Process spawn(Place place) throws IOException {
    var home = place.home();
    Files.createDirectories(home.logs());
    Files.createDirectories(home.run());
    var logging = home.run().resolve("supervisor-logging.properties");
    LoggingConfiguration.write(logging, List.of("org.apache.kafka"));
    var command = new ArrayList<>(detached());
    command.addAll(
        JavaProgram.own()
            .command(
                List.of(
                    home.marker(NAME),
                    "-Xms16m",
                    "-Xmx64m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Dlogging.configuration=" + logging.toUri(),
                    "-Daims.root=" + place.root(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Aims.class.getName(),
                    "supervise")));
    return new ProcessBuilder(command)
        .directory(place.root().toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(NAME).toFile()))
        .start();
  }

  /// A session of its own: closing the terminal or pressing Ctrl-C there must not reach the
  /// supervisor.
  private static List<String> detached() {
    for (var candidate : List.of("/usr/bin/setsid", "/bin/setsid")) {
      if (Files.isExecutable(Path.of(candidate))) {
        return List.of(candidate);
      }
    }
    return List.of("nohup");
  }

  /// Answers whether it ended in good order within the time; if not, it has been killed and its
  /// children may be left.
  static boolean stop(Place place, long pid, Duration patience)
      throws IOException, InterruptedException {
    var process =
        ProcessHandle.of(pid)
            .filter(
                _ ->
                    OsProcess.commandLine(pid)
                        .filter(line -> line.contains(place.home().marker(NAME)))
                        .isPresent());
    if (process.isEmpty()) {
      return true;
    }
    OsProcess.signal(pid, "TERM");
    try {
      var _ = process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      boolean _ = process.get().destroyForcibly();
      return false;
    } catch (ExecutionException e) {
      throw new IOException("cannot watch process " + pid, e);
    }
  }
}
