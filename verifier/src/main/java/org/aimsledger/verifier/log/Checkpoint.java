package org.aimsledger.verifier.log;

import java.util.List;

/// What a log says about itself: how many leaves it has and the root over them
/// (c2sp.org/tlog-checkpoint). It counts for something as the text of a {@link SignedNote}.
///
/// @param origin the name of the log
/// @param extensions further lines, opaque here; this project's log writes none
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

  public Checkpoint {
    if (origin.isEmpty() || size < 0) {
      throw new MalformedException("a checkpoint has an origin and a size");
    }
    if (size == 0 && !root.equals(Hash.EMPTY_ROOT)) {
      throw new MalformedException("the root of an empty log is the hash of nothing, not " + root);
    }
    extensions = List.copyOf(extensions);
  }

  public static Checkpoint of(String origin, long size, Hash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /// Reads the text of a note that is a checkpoint.
  ///
  /// @param text three or more lines, each ended by a newline
  /// @throws MalformedException if they aren't a checkpoint
  public static Checkpoint parse(String text) {
    if (!text.endsWith("\n")) {
      throw new MalformedException("a checkpoint ends with a newline");
    }
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3) {
      throw new MalformedException(
          "a checkpoint has origin, size and root, this one has %d lines".formatted(lines.size()));
    }
    if (lines.stream().anyMatch(String::isEmpty)) {
      throw new MalformedException("a checkpoint has no empty line");
    }
    return new Checkpoint(
        lines.get(0),
        Canonical.decimal(lines.get(1), "the size in the checkpoint"),
        Hash.ofBase64(lines.get(2)),
        lines.subList(3, lines.size()));
  }

  /// The text to be signed.
  public String encode() {
    var text =
        new StringBuilder(origin)
            .append('\n')
            .append(size)
            .append('\n')
            .append(root.base64())
            .append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
