package org.aimsledger.incident.livestream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A place in the log: the number of the last event that was sent, lane by lane. Written with dots
/// between.
record LivePlace(List<Long> seqs) {
  private static final int MOST_LANES = 1_024;

  LivePlace {
    seqs = List.copyOf(seqs);
    if (seqs.isEmpty() || seqs.stream().anyMatch(seq -> seq < 0)) {
      throw new IllegalArgumentException("not a place in the log: " + seqs);
    }
  }

  /// @throws IllegalArgumentException when the text is no place
  static LivePlace parse(String text) {
    var parts = text.split("\\.", MOST_LANES);
    if (!Arrays.stream(parts).allMatch(part -> part.matches("[0-9]{1,18}"))) {
      throw new IllegalArgumentException("is no id of one of our events");
    }
    return new LivePlace(Arrays.stream(parts).map(Long::parseLong).toList());
  }

  LivePlace after(int lane, long seq) {
    var next = new ArrayList<>(seqs);
    next.set(lane, seq);
    return new LivePlace(next);
  }

  /// Whether another place is nowhere before this one.
  boolean isReachedBy(LivePlace other) {
    if (other.seqs().size() != seqs.size()) {
      return false;
    }
    for (var lane = 0; lane < seqs.size(); lane++) {
      if (other.seqs().get(lane) < seqs.get(lane)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return seqs.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
