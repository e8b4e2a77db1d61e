package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Printable;
import org.aimsledger.verifier.log.TileAddress;
import org.jspecify.annotations.Nullable;

/// A bundle of entries and the tile above it: all that can be said of them without their
/// neighbours. Several run at the same time.
///
/// @param tile the address of both, without the level
/// @param before what was found on the way down to the tile
/// @param foreign whether the entries are other things than events of this project
record ChunkCheck(
    LogCopy copy,
    TileAddress tile,
    TreeWalk.Expected expected,
    List<Problem> before,
    boolean foreign)
    implements Callable<ChunkCheck.Chunk> {

  /// Longer names of streams are cut in messages anyway.
  private static final int SHOWN = 100;

  /// What was found.
  ///
  /// @param whole whether each entry was there and could be read, or is there without content
  /// @param pruned indexes of the entries without content
  /// @param prunings events that explain such entries, of this chunk or of others, and who wanted
  ///   it
  /// @param keyChanges events that change the keys of the log
  record Chunk(
      List<Problem> problems,
      List<Placed> entries,
      boolean whole,
      List<Long> pruned,
      List<PruningStep> prunings,
      List<KeyChange> keyChanges) {}

  /// An entry and its place.
  ///
  /// @param leaf the hash of its bytes
  /// @param version missing if the event can't be read
  /// @param seal what it says of lanes, if it is a seal of a service
  record Placed(
      long index,
      Leaf.Header header,
      Hash leaf,
      @Nullable Version version,
      List<LaneStatement> seal) {}

  /// A version of a stream.
  ///
  /// @param stream the digest of its source and subject
  /// @param subject its beginning, for messages
  record Version(Hash stream, String subject, long number) {}

  @Override
  public Chunk call() {
    var problems = new ArrayList<>(before);
    var entries = entries(problems);
    var leaves = entries == null ? null : entries.stream().map(Hash::leaf).toList();
    var row = row(leaves, problems);
    var headers = headers(entries == null || foreign ? List.of() : entries);
    if (leaves != null && row != null) {
      compare(known(entries, leaves, row), row, headers, problems);
    }
    if (entries == null || leaves == null || foreign) {
      return new Chunk(problems, List.of(), entries != null, List.of(), List.of(), List.of());
    }
    var placed = new ArrayList<Placed>();
    var pruned = new ArrayList<Long>();
    var prunings = new ArrayList<PruningStep>();
    var keyChanges = new ArrayList<KeyChange>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).length == 0) {
        pruned.add(tile.firstLeaf() + i);
        continue;
      }
      var header = headers.get(i);
      if (header == null) {
        problems.add(
            new Problem(
                LogCheck.EVENTS,
                place(bundle(), tile.firstLeaf() + i, null),
                "the first line isn't \"source lane number\""));
      } else {
        placed.add(
            placed(i, header, entries.get(i), leaves.get(i), prunings, keyChanges, problems));
      }
    }
    boolean whole = placed.size() + pruned.size() == entries.size();
    return new Chunk(problems, placed, whole, pruned, prunings, keyChanges);
  }

  /// No event is empty: an entry without bytes is one whose content was pruned, and stands for the
  /// hash that the tree has in its place. Whether that was so is for the end of the log to say.
  private List<Hash> known(@Nullable List<byte[]> entries, List<Hash> leaves, List<Hash> row) {
    if (entries == null || foreign) {
      return leaves;
    }
    var known = new ArrayList<>(leaves);
    for (int i = 0; i < known.size(); i++) {
      if (entries.get(i).length == 0) {
        known.set(i, row.get(i));
      }
    }
    return known;
  }

  private TileAddress bundle() {
    return new TileAddress(TileAddress.ENTRIES, tile.index(), tile.width());
  }

  private @Nullable List<byte[]> entries(List<Problem> problems) {
    try {
      return copy.entries(bundle());
    } catch (LogException e) {
      problems.add(new Problem(LogCheck.ENTRIES, bundle().path(), e.getMessage()));
      return null;
    }
  }

  /// The hashes that the entries have to have.
  private @Nullable List<Hash> row(@Nullable List<Hash> leaves, List<Problem> problems) {
    if (expected.row() != null) {
      return expected.row().hashes();
    }
    if (tile.isPartial()) {
      return null;
    }
    var read = TreeWalk.Read.of(copy, tile);
    var published = read.hashes();
    Hash root = expected.root();
    if (root == null || (published != null && TreeRow.root(published).equals(root))) {
      return published;
    }
    if (leaves != null && TreeRow.root(leaves).equals(root)) {
      String reason = published == null ? read.reason() : TreeRow.told(published, leaves);
      problems.add(new Problem(LogCheck.TREE, tile.path(), reason));
      return leaves;
    }
    if (published != null) {
      String reason = TreeWalk.leads(TreeRow.root(published), root, expected.above());
      problems.add(new Problem(LogCheck.TREE, tile.path(), reason));
      return published;
    }
    problems.add(new Problem(LogCheck.TREE, tile.path(), read.reason()));
    if (leaves != null) {
      String reason = TreeWalk.leads(TreeRow.root(leaves), root, expected.above());
      problems.add(new Problem(LogCheck.ENTRIES, bundle().path(), reason));
    }
    return null;
  }

  private void compare(
      List<Hash> leaves,
      List<Hash> row,
      List<Leaf.@Nullable Header> headers,
      List<Problem> problems) {
    if (leaves.equals(row)) {
      return;
    }
    var places = TreeRow.differences(leaves, row);
    int first = places.getFirst();
    problems.add(
        new Problem(
            LogCheck.ENTRIES,
            place(
                bundle(), tile.firstLeaf() + first, headers.isEmpty() ? null : headers.get(first)),
            "its bytes have the leaf hash %s, %s says %s%s"
                .formatted(
                    leaves.get(first),
                    tile.path(),
                    row.get(first),
                    places.size() > 1
                        ? "; %d more of this bundle differ".formatted(places.size() - 1)
                        : "")));
  }

  private static List<Leaf.@Nullable Header> headers(List<byte[]> entries) {
    var headers = new ArrayList<Leaf.@Nullable Header>();
    for (byte[] entry : entries) {
      headers.add(header(entry));
    }
    return headers;
  }

  private static Leaf.@Nullable Header header(byte[] entry) {
    try {
      return Leaf.Header.parse(entry);
    } catch (LogException _) {
      return null;
    }
  }

  private Placed placed(
      int i,
      Leaf.Header header,
      byte[] entry,
      Hash leaf,
      List<PruningStep> prunings,
      List<KeyChange> keyChanges,
      List<Problem> problems) {
    long index = tile.firstLeaf() + i;
    try {
      var event = Leaf.Event.parse(entry, header);
      if (PruningStep.is(event)) {
        prunings.add(PruningStep.of(index, event));
      }
      if (KeyChange.is(event)) {
        keyChanges.add(KeyChange.of(index, event));
      }
      var seal = seal(event, place(bundle(), index, header), problems);
      return new Placed(index, header, leaf, version(event), seal);
    } catch (LogException e) {
      problems.add(new Problem(LogCheck.EVENTS, place(bundle(), index, header), e.getMessage()));
      return new Placed(index, header, leaf, null, List.of());
    }
  }

  private static List<LaneStatement> seal(Leaf.Event event, String place, List<Problem> problems) {
    try {
      return LaneStatement.of(event);
    } catch (LogException e) {
      problems.add(new Problem(LogCheck.SEALS, place, e.getMessage()));
      return List.of();
    }
  }

  private static Version version(Leaf.Event event) {
    String subject = event.subject();
    byte[] name = (event.source() + "\n" + subject).getBytes(StandardCharsets.UTF_8);
    return new Version(
        Hash.sha256(name),
        subject.length() <= SHOWN ? subject : subject.substring(0, SHOWN),
        event.streamVersion());
  }

  /// The place of an entry: its bundle, its index, and what its first line says.
  static String place(TileAddress bundle, long index, Leaf.@Nullable Header header) {
    return "%s, entry %d%s"
        .formatted(
            bundle.path(), index, header == null ? "" : " " + Printable.quoted(header.toString()));
  }
}
