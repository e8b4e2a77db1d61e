package org.aimsledger.verifier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The published test vectors in `shared/data/merkle`, a folder beside the repository. Tests that
/// use them are skipped where it is missing; the samples in `src/test/resources` remain.
public final class Vectors {

  private Vectors() {}

  public static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolveSibling("shared").resolve("data/merkle");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    assumeTrue(false, "skipped: no folder ../shared/data/merkle beside the repository");
    throw new IllegalStateException("an assumption that fails doesn't return");
  }

  public static byte[] bytes(String name) {
    return bytes(folder().resolve(name));
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Path> files(String under, Predicate<Path> which) {
    try (Stream<Path> files = Files.walk(folder().resolve(under))) {
      return files.filter(Files::isRegularFile).filter(which).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A part of `vectors.json`, by the names on the way to it.
  public static Value constants(String... names) {
    var value = new Value(Json.parse(bytes("vectors.json"), "vectors.json"));
    for (String name : names) {
      value = value.get(name);
    }
    return value;
  }

  public static Value read(Path file) {
    return new Value(Json.parse(bytes(file), file.toString()));
  }

  /// A JSON value that the test knows the shape of.
  public record Value(Json json) {

    public Value get(String name) {
      return new Value(((Json.Members) json).get(name));
    }

    public boolean has(String name) {
      return ((Json.Members) json).has(name);
    }

    public String text() {
      return ((Json.Text) json).value();
    }

    public String text(String name) {
      return get(name).text();
    }

    public boolean bool(String name) {
      return ((Json.Bool) get(name).json).value();
    }

    /// An unsigned number; above 2^63 - 1 it becomes negative.
    public long number(String name) {
      return Long.parseUnsignedLong(((Json.Numeral) get(name).json).literal());
    }

    /// The items of an array, none if it is `null`.
    public List<Value> items() {
      return json instanceof Json.Null
          ? List.of()
          : ((Json.Array) json).items().stream().map(Value::new).toList();
    }

    public List<String> texts() {
      return items().stream().map(Value::text).toList();
    }

    public List<Value> items(String name) {
      return get(name).items();
    }

    public List<String> texts(String name) {
      return get(name).texts();
    }
  }
}
