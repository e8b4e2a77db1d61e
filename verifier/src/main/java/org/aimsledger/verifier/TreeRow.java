package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.TileAddress;

/// The hashes of one tile, as they are to be believed.
///
/// @param proven whether they lead to the signed root
record TreeRow(TileAddress address, List<Hash> hashes, boolean proven) {

  TreeRow {
    hashes = List.copyOf(hashes);
  }

  /// The hash over the hashes of a full tile.
  static Hash root(List<Hash> full) {
    List<Hash> row = full;
    while (row.size() > 1) {
      var above = new ArrayList<Hash>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Hash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  /// The places at which two rows of the same length differ.
  static List<Integer> differences(List<Hash> one, List<Hash> other) {
    return IntStream.range(0, one.size())
        .filter(i -> !one.get(i).equals(other.get(i)))
        .boxed()
        .toList();
  }

  /// How the published hashes of a tile differ from those that it should have.
  static String told(List<Hash> published, List<Hash> right) {
    var places = differences(published, right);
    int first = places.getFirst();
    return "its hash %d is %s, what lies below it gives %s%s"
        .formatted(
            first,
            published.get(first),
            right.get(first),
            places.size() > 1 ? "; %d more differ".formatted(places.size() - 1) : "");
  }
}
