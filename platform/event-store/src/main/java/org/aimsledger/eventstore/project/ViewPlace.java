package org.aimsledger.eventstore.project;

import java.util.List;
import java.util.stream.IntStream;

/// How far a table has followed the log.
///
/// @param version of the projection that wrote the rows
/// @param seqs last applied number of each lane
record ViewPlace(int version, List<Long> seqs) {
  ViewPlace {
    seqs = List.copyOf(seqs);
  }

  long of(int lane) {
    return seqs.get(lane);
  }

  ViewPlace moved(List<Long> to) {
    return new ViewPlace(version, to);
  }

  /// How many events of the log up to there are missing, over all lanes.
  long behind(long[] heads) {
    return IntStream.range(0, heads.length)
        .mapToLong(lane -> Math.max(0, heads[lane] - of(lane)))
        .sum();
  }

  long[] toArray() {
    return seqs.stream().mapToLong(Long::longValue).toArray();
  }
}
