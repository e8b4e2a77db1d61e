package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// `manifest.json`: what the bundle says it holds.
///
/// @param subject what the entries are about
/// @param treeSize size of the log that was searched for them
/// @param count how many were found; the seal isn't one of them
/// @param created when the selection was sealed, as in the seal
/// @param seal index of the seal
/// @param entriesDigest digest over the found entries
/// @param entries the found entries in the order of the log, then the seal
/// @param prunings the entries that say what was pruned of the found ones
record Manifest(
    String origin,
    String subject,
    long treeSize,
    long count,
    String created,
    long seal,
    String entriesDigest,
    List<Entry> entries,
    List<Entry> prunings) {

  private static final Set<String> NAMES =
      Set.of(
          "format",
          "origin",
          "subject",
          "treeSize",
          "count",
          "created",
          "seal",
          "entriesDigest",
          "entries",
          "prunings");

  private static final Set<String> ENTRY_NAMES =
      Set.of("index", "source", "lane", "laneSeq", "leafHash", "prunedBy");

  Manifest {
    entries = List.copyOf(entries);
    prunings = List.copyOf(prunings);
  }

  /// Reads a manifest without judging it; {@link ManifestChecks} does.
  ///
  /// @throws MalformedException if it isn't one
  static Manifest parse(byte[] file) {
    if (!(Json.parse(file, "the manifest") instanceof Json.Members json)) {
      throw new MalformedException("the manifest isn't a JSON object");
    }
    String format = json.text("format");
    if (!format.equals(Bundle.FORMAT)) {
      throw new MalformedException(
          "the format is %s, this program reads %s"
              .formatted(Printable.quoted(format), Bundle.FORMAT));
    }
    requireNames(json, NAMES);
    return new Manifest(
        json.text("origin"),
        json.text("subject"),
        json.number("treeSize"),
        json.number("count"),
        json.text("created"),
        json.number("seal"),
        Hash.ofHex(json.text("entriesDigest")).hex(),
        json.list("entries").stream().map(Entry::parse).toList(),
        json.has("prunings")
            ? json.list("prunings").stream().map(Entry::parse).toList()
            : List.of());
  }

  private static void requireNames(Json.Members json, Set<String> names) {
    for (String name : json.values().keySet()) {
      if (!names.contains(name)) {
        throw new MalformedException(Printable.quoted(name) + " isn't part of the format");
      }
    }
  }

  /// The entries about the subject: all but the seal.
  List<Entry> selected() {
    return entries.stream().filter(entry -> entry.index() != seal).toList();
  }

  /// The digest of {@link #selected}: SHA-256 over a line `<index> <leaf hash>` for each.
  String computedDigest() {
    var lines = new StringBuilder();
    selected()
        .forEach(e -> lines.append(e.index()).append(' ').append(e.leafHash().hex()).append('\n'));
    return Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }

  /// One line of the manifest.
  ///
  /// @param source the service the event comes from
  /// @param lane the part of that service's log
  /// @param laneSeq the number in that lane, dense in the whole log
  /// @param prunedBy index of the event that says that its content was pruned; missing while the
  ///   content is there
  record Entry(
      long index, String source, long lane, long laneSeq, Hash leafHash, @Nullable Long prunedBy) {

    private static Entry parse(Json.Members json) {
      requireNames(json, ENTRY_NAMES);
      return new Entry(
          json.number("index"),
          json.text("source"),
          json.number("lane"),
          json.number("laneSeq"),
          Hash.ofHex(json.text("leafHash")),
          json.has("prunedBy") ? json.number("prunedBy") : null);
    }
  }
}
