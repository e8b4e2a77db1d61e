package org.aimsledger.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// What a witness knows: of each log the last checkpoint it has cosigned, as the log has signed it,
/// in a file of its own; and a list of all logs it has ever known. One process at a time.
///
/// Guarantees: nothing is ever taken for the beginning of a log but what [#admit] was told is one.
/// A file that is gone is not one that never was.
public final class StateFolder implements AutoCloseable {
  private static final String KNOWN = "known-logs";

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

  /// Takes a log among those that may be cosigned.
  ///
  /// @param first whether somebody vouches for it that this witness has never cosigned anything of
  ///   the log
  /// @throws IOException when it has never been known and nobody vouches; when it was known and
  ///   somebody does; when what was cosigned of it is lost. The message says what can be done.
  public void admit(String origin, boolean first) throws IOException {
    var unheard = !knows(origin);
    if (unheard && !first) {
      throw new IOException(
          "this witness has never heard of the log %s: if that is so, start it with --first-time %s; if it isn't, put %s back from a backup"
              .formatted(origin, origin, folder));
    }
    if (unheard) {
      put(file(origin), nothing(origin));
    }
    try {
      var _ = read(origin);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (first && !unheard) {
      throw new IOException(
          "this witness has known the log %s for long: leave --first-time out".formatted(origin));
    }
    // Last: a log in the list has, or had, a file.
    if (!known().contains(origin)) {
      put(
          folder.resolve(KNOWN),
          known().stream().map(one -> one + "\n").collect(Collectors.joining()) + origin + "\n");
    }
  }

  /// Whether it has ever known this log, also if what it knew is lost.
  public boolean knows(String origin) throws IOException {
    return Files.exists(file(origin), LinkOption.NOFOLLOW_LINKS) || known().contains(origin);
  }

  private List<String> known() throws IOException {
    var list = folder.resolve(KNOWN);
    return Files.exists(list) ? Files.readAllLines(list) : List.of();
  }

  private static String nothing(String origin) {
    return "nothing cosigned yet of " + origin + "\n";
  }

  /// The last checkpoint of a log; empty when nothing of it was cosigned yet.
  ///
  /// @throws UncheckedIOException when its file is gone, can't be read, or is not the log's: what
  ///   was cosigned is then unknown, so nothing may be
  Optional<SignedNote> read(String origin) {
    var file = file(origin);
    try {
      var bytes = Files.readAllBytes(file);
      if (Arrays.equals(bytes, nothing(origin).getBytes(StandardCharsets.UTF_8))) {
        return Optional.empty();
      }
      var note = SignedNote.parse(bytes);
      if (!Checkpoint.parse(note.text()).origin().equals(origin)) {
        throw new IOException("it is of another log");
      }
      return Optional.of(note);
    } catch (IOException | LogException e) {
      var reason = e instanceof NoSuchFileException ? "the file is gone" : e.getMessage();
      throw new UncheckedIOException(
          new IOException(
              "the last checkpoint of %s can't be read from %s (%s): put the file back from a backup, or"
                      .formatted(origin, file, reason)
                  + " start a witness with a new key",
              e));
    }
  }

  /// Keeps a checkpoint. When this returns it has reached the disk; a crash before leaves the one
  /// before.
  void write(String origin, SignedNote note) {
    try {
      put(file(origin), note.encode());
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep the checkpoint of " + origin, e);
    }
  }

  /// Complete, on the disk, or not at all.
  private void put(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try (var content =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        var _ = content.write(bytes);
      }
      content.force(true);
    }
    var _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
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
