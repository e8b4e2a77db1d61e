package org.aimsledger.audit.checkpointpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.SignedNote;

/// Writes checkpoints into a folder: complete or not at all, and never over another one. What lies
/// there already is a witness: a checkpoint that contradicts it is refused.
@Singleton
class FolderClient {
  private static final String LATEST = "latest";
  private static final int LARGEST = SignedNote.LONGEST;

  /// Files are slow where networks are between: not on the thread that serves sockets.
  Uni<Void> write(Place.Folder folder, PublishedCheckpoint checkpoint) {
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> store(Path.of(folder.path()), checkpoint))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private static void store(Path folder, PublishedCheckpoint checkpoint) {
    try {
      requireNotBehind(folder.resolve(LATEST), checkpoint);
      keep(folder, checkpoint);
      replaceLatest(folder, checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireNotBehind(Path latest, PublishedCheckpoint checkpoint)
      throws IOException {
    if (!Files.exists(latest)) {
      return;
    }
    var there = read(latest);
    var ours = checkpoint.checkpoint();
    if (!there.origin().equals(ours.origin())) {
      throw new PushFailedException("it holds checkpoints of another log: " + there.origin());
    }
    if (there.size() > ours.size()) {
      throw new PushFailedException(
          "it holds a checkpoint of %d entries, ours has %d: the log was rolled back"
              .formatted(there.size(), ours.size()));
    }
  }

  /// One file for each size, linked when it is complete.
  private static void keep(Path folder, PublishedCheckpoint checkpoint) throws IOException {
    var file = folder.resolve("checkpoint-%019d".formatted(checkpoint.size()));
    var aside = aside(folder, checkpoint);
    try {
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException _) {
      // With other cosignatures, perhaps: then the first stays.
      if (!read(file).equals(checkpoint.checkpoint())) {
        throw new PushFailedException(
            "it holds another checkpoint of %d entries: the log was rewritten"
                .formatted(checkpoint.size()));
      }
    } finally {
      Files.delete(aside);
    }
  }

  private static void replaceLatest(Path folder, PublishedCheckpoint checkpoint)
      throws IOException {
    var aside = aside(folder, checkpoint);
    try {
      Files.move(
          aside,
          folder.resolve(LATEST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static Path aside(Path folder, PublishedCheckpoint checkpoint) throws IOException {
    var aside = Files.createTempFile(folder, ".checkpoint", ".new");
    try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(checkpoint.note().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        var _ = channel.write(bytes);
      }
      channel.force(true);
    }
    return aside;
  }

  private static Checkpoint read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Checkpoint.parse(SignedNote.parse(in.readNBytes(LARGEST)).text());
    } catch (LogException e) {
      throw new PushFailedException(file.getFileName() + " is no checkpoint: " + e.getMessage());
    }
  }
}
