package org.aimsledger.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// What a witness knows: of each log the last checkpoint it has cosigned, as the log has signed it,
/// in a file of its own. One process at a time.
public final class StateFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private StateFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Opens a folder, or makes it.
  ///
  /// @throws IOException when it can't be used, or another witness uses it
  public static StateFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException("another witness uses the folder " + folder);
    }
    return new StateFolder(folder, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /// The folder, in which the key is kept as well.
  Path path() {
    return folder;
  }

  /// The last checkpoint of a log.
  ///
  /// @throws UncheckedIOException when its file can't be read, or is not the log's: what was
  ///   cosigned is then unknown, so nothing may be
  Optional<SignedNote> read(String origin) {
    var file = file(origin);
    try {
      var note = SignedNote.parse(Files.readAllBytes(file));
      if (!Checkpoint.parse(note.text()).origin().equals(origin)) {
        throw new IOException("it is of another log");
      }
      return Optional.of(note);
    } catch (NoSuchFileException _) {
      // Only that means that nothing was cosigned yet; a file that can't be reached does not.
      return Optional.empty();
    } catch (IOException | LogException e) {
      throw new UncheckedIOException(
          new IOException(
              "the last checkpoint of %s can't be read from %s (%s): put the file back from a backup, or"
                      .formatted(origin, file, e.getMessage())
                  + " start a witness with a new key",
              e));
    }
  }

  /// Keeps a checkpoint. When this returns it has reached the disk; a crash before leaves the one
  /// before.
  void write(String origin, SignedNote note) {
    var file = file(origin);
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (var content =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(note.bytes());
        while (bytes.hasRemaining()) {
          var _ = content.write(bytes);
        }
        content.force(true);
      }
      var _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep the checkpoint of " + origin, e);
    }
  }

  /// A name has characters that a file must not have.
  private Path file(String origin) {
    var name = Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    return folder.resolve(name + ".checkpoint");
  }

  /// Lets another process use the folder.
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
