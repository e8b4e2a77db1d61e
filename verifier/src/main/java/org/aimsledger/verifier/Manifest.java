package org.aimsledger.verifier;

import java.util.Set;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// `manifest.json` without its lists: what the bundle says it holds.
///
/// @param subject what the entries are about
/// @param treeSize size of the log that was searched for them
/// @param count how many were found; the seal isn't one of them
/// @param created when the selection was sealed, as in the seal
/// @param seal index of the seal
/// @param entriesDigest digest over the found entries
/// @param selected what its list of entries comes to
record Manifest(
    String origin,
    String subject,
    long treeSize,
    long count,
    String created,
    long seal,
    String entriesDigest,
    Selected selected) {

  /// The found entries in the order of the log, then the seal.
  static final String ENTRIES = "entries";

  /// The entries that say what was pruned of the found ones.
  static final String PRUNINGS = "prunings";

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
          ENTRIES,
          PRUNINGS);

  private static final Set<String> ENTRY_NAMES =
      Set.of("index", "source", "lane", "laneSeq", "leafHash", "prunedBy");

  /// Reads a manifest without judging it; {@link ManifestChecks} does.
  ///
  /// @throws MalformedException if it isn't one
  static Manifest parse(Json.Members json) {
    String format = json.text("format");
    if (!format.equals(Bundle.FORMAT)) {
      throw new MalformedException(
          "the format is %s, this program reads %s"
              .formatted(Printable.quoted(format), Bundle.FORMAT));
    }
    requireNames(json, NAMES);
    var _ = json.get(ENTRIES);
    return new Manifest(
        json.text("origin"),
        json.text("subject"),
        json.number("treeSize"),
        json.number("count"),
        json.text("created"),
        json.number("seal"),
        Hash.ofHex(json.text("entriesDigest")).hex(),
        Selected.NOTHING);
  }

  private static void requireNames(Json.Members json, Set<String> names) {
    for (String name : json.values().keySet()) {
      if (!names.contains(name)) {
        throw new MalformedException(Printable.quoted(name) + " isn't part of the format");
      }
    }
  }

  Manifest with(Selected found) {
    return new Manifest(origin, subject, treeSize, count, created, seal, entriesDigest, found);
  }

  /// The entries about the subject: all in the list but the seal.
  ///
  /// @param digest SHA-256 over a line `<index> <leaf hash>` for each
  /// @param first index of the first
  record Selected(long count, String digest, @Nullable Long first) {

    static final Selected NOTHING = new Selected(0, Hash.EMPTY_ROOT.hex(), null);
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

    static Entry parse(Json.Members json) {
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
