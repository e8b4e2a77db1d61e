package org.aimsledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Printable;

/// What has to hold between entries, seen one after the other in the order of the log.
///
/// Whoever makes a bundle chooses how long its texts are and how many there are, so of ids and
/// streams only digests are held, and of lanes and streams only so many.
final class EntryChecks {

  /// An honest bundle is about one thing, or one period.
  static final int MOST_STREAMS = 1_000_000;

  private final Findings findings;
  private final Digests ids = new Digests();
  private final Map<String, Seen> lanes = new HashMap<>();

  /// Of each stream its last version, doubled, and 1 more where the bundle has its beginning.
  private final DigestTable streams = new DigestTable();

  private final int mostStreams;
  private long whole;
  private boolean tooManyLanes;
  private boolean tooManyStreams;
  private boolean complete = true;
  private boolean pruned;

  EntryChecks(Findings findings) {
    this(findings, MOST_STREAMS);
  }

  EntryChecks(Findings findings, int mostStreams) {
    this.findings = findings;
    this.mostStreams = mostStreams;
  }

  /// An entry that couldn't be read, or of which nothing says that the log has it. What it would
  /// have said is unknown, so a hole may be its place.
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
    if (lanes.size() >= Lanes.MOST && !lanes.containsKey(lane)) {
      if (!tooManyLanes) {
        wrong(index, "more than %d lanes".formatted(Lanes.MOST));
      }
      tooManyLanes = true;
      return;
    }
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
    var stream = Hash.sha256((event.source() + " " + event.subject()).getBytes(UTF_8));
    long known = streams.get(stream);
    if (known == 0 && streams.size() >= mostStreams) {
      if (!tooManyStreams) {
        wrong(index, "more than %d streams".formatted(mostStreams));
      }
      tooManyStreams = true;
      return;
    }
    long version = event.streamVersion();
    long last = known >> 1;
    boolean fromBeginning = known == 0 ? version == 1 : (known & 1) == 1;
    if (known != 0) {
      compare(index, event, last, fromBeginning);
    } else if (fromBeginning) {
      whole++;
    }
    streams.put(stream, version << 1 | (fromBeginning ? 1 : 0));
  }

  private void compare(long index, Leaf.Event event, long last, boolean fromBeginning) {
    String shown = Printable.quoted(event.subject());
    long version = event.streamVersion();
    if (version <= last) {
      wrong(index, "stream %s: version %d comes after version %d".formatted(shown, version, last));
    } else if (complete && !pruned && fromBeginning && version > last + 1) {
      wrong(
          index,
          "stream %s: version %d follows version %d, what is between is missing"
              .formatted(shown, version, last));
    }
  }

  private void wrong(long index, String reason) {
    findings.add(Check.ORDER, Bundle.entry(index), reason);
  }

  /// Streams of which the bundle holds the beginning, and so has to hold all that follows.
  long wholeStreams() {
    return whole;
  }

  /// Streams that the bundle holds in part, without their first version.
  long partialStreams() {
    return streams.size() - whole;
  }

  private record Seen(long index, long number) {}
}
