package org.aimsledger.systemtests.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.aimsledger.systemtests.faults.Evidence.Place;
import org.aimsledger.systemtests.faults.Evidence.Stored;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// A system made by hand: what it stores reaches Kafka and the trail, unless a test spoils it.
final class Facts {
  static final String STREAM = "risk/00000000-0000-0000-0000-000000000001";
  static final String OTHER = "risk/00000000-0000-0000-0000-000000000002";

  private final CompactRange tree = CompactRange.empty();
  private final List<Stored> stored = new ArrayList<>();
  private final List<Evidence.Sent> sent = new ArrayList<>();
  private final List<Evidence.Entry> entries = new ArrayList<>();

  /// An event that got everywhere.
  Facts event(int lane, long seq, String stream, long version, String key) {
    return event(stored(lane, seq, stream, version, key, null));
  }

  Facts event(Stored event) {
    stored.add(event);
    sent.add(new Evidence.Sent(event.place(), event.bytes()));
    return entry(event.place(), event.bytes());
  }

  Facts entry(Place place, Hash bytes) {
    var leaf = Hash.leaf((place + " " + bytes).getBytes(StandardCharsets.UTF_8));
    entries.add(new Evidence.Entry(tree.size(), place, bytes, leaf));
    var _ = tree.append(leaf);
    return this;
  }

  static Stored stored(
      int lane, long seq, String stream, long version, String key, @Nullable String causation) {
    var place = new Place("risk", lane, seq);
    return new Stored(
        place,
        stream,
        version,
        "id-" + place,
        "time of " + place,
        key,
        causation,
        hash(place.toString()));
  }

  static Hash hash(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  Hash root() {
    return tree.root();
  }

  long size() {
    return tree.size();
  }

  /// What is new since the last call, as it is.
  Evidence take() {
    return take(it -> it, it -> it, it -> it);
  }

  /// What is new since the last call, spoilt.
  Evidence take(
      UnaryOperator<List<Stored>> store,
      UnaryOperator<List<Evidence.Sent>> kafka,
      UnaryOperator<List<Evidence.Entry>> trail) {
    var evidence =
        new Evidence(
            store.apply(List.copyOf(stored)),
            kafka.apply(List.copyOf(sent)),
            trail.apply(List.copyOf(entries)),
            List.of(new Evidence.Checkpoint(tree.size(), tree.root(), null)),
            List.of(),
            List.of(),
            false);
    stored.clear();
    sent.clear();
    entries.clear();
    return evidence;
  }

  static History.Entry told(String key, Outcome outcome) {
    var request =
        Request.post(key, "risk", "rate", "/risks", new Request.Sender("ines", "contributor"), "{}")
            .recording();
    return new History.Entry(request, 1, outcome);
  }
}
