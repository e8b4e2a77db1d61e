package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A file system in memory of a few hundred megabytes, mounted where a server keeps its data, that
/// can be filled to the last byte without touching any disk.
public final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 1 << 20;

  private final Path folder;
  private final Path ballast;

  private final Thread ending = new Thread(this::unmountAtTheEnd, "unmount");

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
    // A run that is ended from outside must not leave a mount behind.
    Runtime.getRuntime().addShutdownHook(ending);
  }

  /// The folder in which PostgreSQL keeps its programs (about 60 MB) and its data. To be mounted
  /// before the installation is started for the first time.
  public static Path ofPostgres(Path home) {
    return home.resolve("postgres");
  }

  /// Mounts one.
  ///
  /// @return empty where mounting is not permitted; then there is no such fault on this machine
  public static Optional<SmallDisk> mount(Path folder, int megabytes)
      throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.empty();
    }
    var mounted = Files.createDirectories(folder.toAbsolutePath().normalize());
    return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", mounted.toString())
        ? Optional.of(new SmallDisk(mounted))
        : Optional.empty();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      var process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      if (command[0].equals("mount")) {
        // There is no such program: not permitted either.
        return false;
      }
      throw e;
    }
  }

  public long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /// Fills it. What others free meanwhile is taken as well, so call it again to keep it full.
  public void fill() throws IOException {
    try (var file =
        FileChannel.open(
            ballast,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      var piece = ByteBuffer.allocate(PIECE);
      for (var size = PIECE; size >= 1; ) {
        piece.clear().limit(size);
        try {
          if (file.write(piece) < size) {
            size /= 2;
          }
        } catch (IOException _) {
          // No space left for a piece of this size.
          size /= 2;
        }
      }
    }
  }

  /// Gives back what [#fill()] took.
  public void free() throws IOException {
    Files.deleteIfExists(ballast);
  }

  /// Unmounts. Whoever still has files open there keeps them until he closes them.
  @Override
  public void close() throws IOException {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook does it.
      return;
    }
    unmount();
  }

  private void unmountAtTheEnd() {
    try {
      unmount();
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  private void unmount() throws IOException {
    try {
      if (!run("umount", "-l", folder.toString())) {
        throw new IOException("cannot unmount " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before " + folder + " was unmounted", e);
    }
  }
}
