package org.aimsledger.systemtests.hygiene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files that people wrote: without what builds, tools and running systems leave behind.
record Repository(Path root) {
  private static final Set<String> LEFT_BEHIND =
      Set.of(".git", ".aims", ".idea", ".vscode", ".settings", "node_modules", "target");

  /// The repository around the working directory of a test.
  static Repository here() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("platform/event-store"))) {
      var parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return new Repository(folder);
  }

  /// Files whose name ends with one of the endings, in a stable order.
  Stream<Path> files(String... endings) {
    return allFiles().stream()
        .filter(file -> Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
        .sorted();
  }

  /// Folders directly below the root.
  List<Path> modules() {
    try (var folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name(Path file) {
    return root.relativize(file).toString();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> allFiles() {
    var found = new ArrayList<Path>();
    try {
      var _ =
          Files.walkFileTree(
              root,
              new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes what) {
                  return LEFT_BEHIND.contains(folder.getFileName().toString())
                      ? FileVisitResult.SKIP_SUBTREE
                      : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes what) {
                  found.add(file);
                  return FileVisitResult.CONTINUE;
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
