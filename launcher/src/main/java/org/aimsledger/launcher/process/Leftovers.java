package org.aimsledger.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Children that outlived a supervisor which was killed.
public final class Leftovers {
  private Leftovers() {}

  /// Ends every recorded child that still runs and answers their names. Must not be called while a
  /// supervisor of the same directory runs.
  public static List<String> end(Path runDirectory, Duration patience)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(runDirectory)) {
      return List.of();
    }
    var ended = new ArrayList<String>();
    List<Path> files;
    try (var listing = Files.list(runDirectory)) {
      files = listing.filter(file -> file.toString().endsWith(".pid")).sorted().toList();
    }
    for (var file : files) {
      var record = PidFile.read(file);
      var living = record.flatMap(PidFile::living);
      if (record.isPresent() && living.isPresent()) {
        end(living.get(), record.get().stopSignal(), patience);
        ended.add(file.getFileName().toString().replace(".pid", ""));
      }
      Files.deleteIfExists(file);
    }
    return List.copyOf(ended);
  }

  static void end(ProcessHandle process, ChildSpec.StopSignal signal, Duration patience)
      throws IOException, InterruptedException {
    OsProcess.signal(process.pid(), signal.name());
    if (!exits(process, patience)) {
      boolean _ = process.destroyForcibly();
      boolean _ = exits(process, Duration.ofSeconds(5));
    }
  }

  private static boolean exits(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      var _ = process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch process " + process.pid(), e);
    }
  }
}
