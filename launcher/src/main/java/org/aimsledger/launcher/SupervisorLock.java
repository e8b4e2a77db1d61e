package org.aimsledger.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One supervisor per folder. The operating system frees the lock of a process that died, however
/// it died.
public final class SupervisorLock implements AutoCloseable {
  private final FileChannel channel;

  private SupervisorLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Empty when another supervisor holds it.
  public static Optional<SupervisorLock> acquire(Path runDirectory) throws IOException {
    Files.createDirectories(runDirectory);
    var channel =
        FileChannel.open(
            runDirectory.resolve("supervisor.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (lock(channel).isPresent()) {
      return Optional.of(new SupervisorLock(channel));
    }
    channel.close();
    return Optional.empty();
  }

  public static boolean isHeld(Path runDirectory) throws IOException {
    if (!Files.exists(runDirectory.resolve("supervisor.lock"))) {
      return false;
    }
    var lock = acquire(runDirectory);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      // Held by another installation object of this very JVM.
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
