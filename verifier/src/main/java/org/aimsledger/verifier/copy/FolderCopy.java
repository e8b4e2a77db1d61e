package org.aimsledger.verifier.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.aimsledger.verifier.log.MalformedException;
import org.jspecify.annotations.Nullable;

/// A copy in a folder. Links are followed as long as they stay in it: whoever made the copy must
/// not choose what else is read on this machine.
///
/// @param root the folder with all links followed
record FolderCopy(String place, Path root) implements LogCopy {

  static FolderCopy at(String place) {
    try {
      var root = Path.of(place).toRealPath();
      if (!Files.isDirectory(root)) {
        throw new UnreadableCopyException(place, "not a folder");
      }
      return new FolderCopy(place, root);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public int readers() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public byte @Nullable [] find(String path, int limit) {
    try {
      var file = root.resolve(path).toRealPath();
      if (!file.startsWith(root)) {
        throw new MalformedException("a link that leads out of the folder");
      }
      return content(file, limit);
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw unreadable(place + "/" + path, e);
    }
  }

  private static byte[] content(Path file, int limit) throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new MalformedException("not a regular file");
    }
    // Before anything is read: a sparse file of gigabytes costs its maker nothing.
    if (attributes.size() > limit) {
      throw tooLong(attributes.size(), limit);
    }
    byte[] content = new byte[(int) attributes.size()];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      int length = in.readNBytes(content, 0, content.length);
      return Arrays.copyOf(content, length);
    }
  }

  static MalformedException tooLong(long length, int limit) {
    return new MalformedException(
        "%d bytes, and it can't have more than %d".formatted(length, limit));
  }

  private static UnreadableCopyException unreadable(String place, Exception cause) {
    return new UnreadableCopyException(
        place,
        switch (cause) {
          case NoSuchFileException _ -> "no such folder";
          case AccessDeniedException _ -> "no right to read it";
          default -> String.valueOf(cause.getMessage());
        });
  }
}
