package org.aimsledger.verifier;

import java.util.HashMap;
import java.util.Map;
import org.aimsledger.verifier.log.Printable;

/// What has to hold between entries, seen one after the other in the order of the log.
final class EntryChecks {

  private final Findings findings;
  private final Digests ids = new Digests();
  private final Map<String, Seen> lanes = new HashMap<>();
  private final Map<String, Stream> streams = new HashMap<>();
  private boolean complete = true;
  private boolean pruned;

  EntryChecks(Findings findings) {
    this.findings = findings;
  }

  /// An entry that couldn't be read. What it would have said is unknown, so a hole may be its
  /// place.
  void skip() {
    complete = false;
  }

  /// An entry without content. What it said is gone, and a hole may be its place.
  void skipPruned() {
    pruned = true;
  }

  /// Whether every entry was seen.
  boolean complete() {
    return complete;
  }

  void next(long index, Leaf leaf) {
    if (!ids.add(leaf.event().id())) {
      findings.add(
          Check.EVENTS,
          Bundle.entry(index),
          "a second event with the id " + Printable.quoted(leaf.event().id()));
    }
    lane(index, leaf);
    stream(index, leaf.event());
  }

  private void lane(long index, Leaf leaf) {
    String lane = leaf.source() + " " + leaf.lane();
    var last = lanes.put(lane, new Seen(index, leaf.laneSeq()));
    if (last == null) {
      return;
    }
    if (leaf.laneSeq() <= last.number()) {
      wrong(
          index,
          "lane %s: number %d comes after number %d of entry %d"
              .formatted(Printable.quoted(lane), leaf.laneSeq(), last.number(), last.index()));
    } else if (leaf.laneSeq() - last.number() > index - last.index()) {
      // The log holds each number of a lane, so it needs that many places.
      wrong(
          index,
          "lane %s: numbers %d to %d can't all have a place between entries %d and %d"
              .formatted(
                  Printable.quoted(lane), last.number(), leaf.laneSeq(), last.index(), index));
    }
  }

  private void stream(long index, Leaf.Event event) {
    String name = event.source() + " " + event.subject();
    long version = event.streamVersion();
    var stream = streams.get(name);
    if (stream != null) {
      String shown = Printable.quoted(event.subject());
      if (version <= stream.version()) {
        wrong(
            index,
            "stream %s: version %d comes after version %d"
                .formatted(shown, version, stream.version()));
      } else if (complete && !pruned && stream.whole() && version > stream.version() + 1) {
        wrong(
            index,
            "stream %s: version %d follows version %d, what is between is missing"
                .formatted(shown, version, stream.version()));
      }
    }
    streams.put(name, new Stream(version, stream == null ? version == 1 : stream.whole()));
  }

  private void wrong(long index, String reason) {
    findings.add(Check.ORDER, Bundle.entry(index), reason);
  }

  /// Streams of which the bundle holds the beginning, and so has to hold all that follows.
  long wholeStreams() {
    return streams.values().stream().filter(Stream::whole).count();
  }

  /// Streams that the bundle holds in part, without their first version.
  long partialStreams() {
    return streams.size() - wholeStreams();
  }

  private record Seen(long index, long number) {}

  private record Stream(long version, boolean whole) {}
}
