package org.aimsledger.systemtests.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.systemtests.faults.Evidence.Place;
import org.aimsledger.systemtests.faults.Evidence.Stored;
import org.aimsledger.systemtests.faults.Violation.Kind;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// The rules: acknowledged ⊆ store = Kafka = trail, each event once, byte for byte, in order.
///
/// Remembers what earlier rounds have shown, so that a round costs what is new in it. Pure: reads
/// nothing but its arguments, so that each rule can be tried on a history made by hand.
final class Ledger {
  private record Lane(String service, int lane) {}

  /// Appends of one cause: those of a command, or those of one event to one stream.
  private record Cause(String service, String id, String stream) {}

  private record Append(String stream, String time, long last) {}

  private final Map<Place, Hash> stored = new HashMap<>();
  private final Map<Lane, Long> heads = new HashMap<>();
  private final Map<String, Long> streams = new HashMap<>();
  private final Set<String> eventIds = new HashSet<>();
  private final Map<Cause, Append> commands = new HashMap<>();
  private final Map<Cause, Append> reactions = new HashMap<>();
  private final Map<String, Map<String, Long>> imported = new HashMap<>();
  private final Map<Lane, LaneNumbers> sent = new HashMap<>();
  private final Set<Place> trail = new HashSet<>();
  private final TrailTree tree = new TrailTree();
  private final Set<String> importKeys = new HashSet<>();
  private List<Violation> found = new ArrayList<>();

  /// One that has seen nothing, but knows which keys are those of imports.
  Ledger anew() {
    var fresh = new Ledger();
    fresh.importKeys.addAll(importKeys);
    return fresh;
  }

  /// Events seen so far.
  long events() {
    return stored.size();
  }

  /// The tree over the entries seen so far.
  TrailTree tree() {
    return tree;
  }

  /// Judges what is new.
  List<Violation> judge(List<History.Entry> told, Evidence evidence) {
    found = new ArrayList<>();
    for (var entry : told) {
      if (entry.outcome() instanceof Outcome.Accepted || entry.request().kind().equals("import")) {
        importKeys.add(entry.request().key());
      }
    }
    evidence.stored().forEach(this::store);
    told.forEach(this::hold);
    kafka(evidence);
    evidence.entries().forEach(this::enter);
    wholeTrail();
    found.addAll(tree.judge(evidence.checkpoints()));
    for (var row : evidence.rows()) {
      if (!row.row().equals(row.fold())) {
        add(
            Kind.VIEW_DIFFERS,
            row.view() + " " + row.stream(),
            "view " + row.row() + ", fold " + row.fold());
      }
    }
    evidence.alarms().forEach(alarm -> add(Kind.ALARM, "trail", alarm));
    return List.copyOf(found);
  }

  private void add(Kind kind, String where, String detail) {
    found.add(new Violation(kind, where, detail));
  }

  private void store(Stored event) {
    var place = event.place();
    var lane = new Lane(place.service(), place.lane());
    var head = heads.getOrDefault(lane, 0L);
    if (place.seq() != head + 1) {
      add(Kind.LANE_NOT_DENSE, place.toString(), "follows " + head + " in the store");
    }
    heads.put(lane, place.seq());
    stored.put(place, event.bytes());
    var stream = place.service() + " " + event.stream();
    var version = streams.getOrDefault(stream, 0L);
    if (event.version() != version + 1) {
      add(
          Kind.STREAM_NOT_IN_ORDER,
          stream + " at " + place,
          "version " + event.version() + " follows " + version);
    }
    streams.put(stream, event.version());
    if (!eventIds.add(event.eventId())) {
      add(Kind.EVENT_ID_TWICE, place.toString(), event.eventId());
    }
    once(event);
  }

  /// One command is one append, and so is what one event leads to in one stream.
  private void once(Stored event) {
    var service = event.place().service();
    var append = new Append(event.stream(), event.time(), event.version());
    var causation = event.causation();
    if (causation != null) {
      var cause = new Cause(service, causation, event.stream());
      sameAppend(reactions.put(cause, append), append, "event " + causation);
    } else if (importKeys.contains(event.correlation())) {
      importedRow(event);
    } else {
      var cause = new Cause(service, event.correlation(), "");
      sameAppend(commands.put(cause, append), append, "key " + event.correlation());
    }
  }

  private void sameAppend(@Nullable Append before, Append now, String cause) {
    if (before != null
        && !(before.stream().equals(now.stream())
            && before.time().equals(now.time())
            && before.last() + 1 == now.last())) {
      add(Kind.DONE_TWICE, cause, before + " and " + now);
    }
  }

  private void importedRow(Stored event) {
    var rows = imported.computeIfAbsent(event.correlation(), _ -> new HashMap<>());
    if (rows.merge(event.stream(), 1L, Long::sum) > 1) {
      add(Kind.DONE_TWICE, "import " + event.correlation(), "row of " + event.stream());
    }
  }

  private void hold(History.Entry entry) {
    var request = entry.request();
    var service = request.service();
    var done = commands.get(new Cause(service, request.key(), ""));
    var where = service + " " + request.kind() + " key " + request.key();
    switch (entry.outcome()) {
      case Outcome.Acknowledged(var stream, var version) -> {
        var there = streams.getOrDefault(service + " " + stream, 0L);
        if (there < version) {
          add(
              Kind.ACKNOWLEDGED_LOST,
              where,
              stream + " version " + version + ", the store ends at " + there);
        } else if (done == null && request.records()) {
          add(Kind.ACKNOWLEDGED_LOST, where, "no event of it in " + stream);
        } else if (done != null && !(done.stream().equals(stream) && done.last() == version)) {
          add(
              Kind.ACKNOWLEDGED_LOST,
              where,
              "told " + stream + " version " + version + ", stored " + done);
        }
      }
      case Outcome.Refused(var status, var type) -> {
        if (type.endsWith("idempotency-key-reused")) {
          add(Kind.KEY_CONFUSED, where, "answered " + status);
        }
        if (done != null) {
          add(Kind.REFUSED_DONE, where, "answered " + status + ", stored " + done);
        }
      }
      case Outcome.Accepted _, Outcome.Unknown _ -> {
        // There once or not at all; twice was looked for when its events were read.
      }
    }
  }

  private void kafka(Evidence evidence) {
    if (evidence.brokerWiped()) {
      // Filled again from the stores, from the first event on.
      sent.clear();
    }
    for (var record : evidence.sent()) {
      var place = record.place();
      if (stored.containsKey(place)) {
        numbersOf(new Lane(place.service(), place.lane())).add(place.seq());
      }
      same(Kind.KAFKA_DIFFERS, "Kafka", place, record.bytes());
    }
    heads.forEach(
        (lane, head) -> {
          var missing = numbersOf(lane).firstMissingUpTo(head);
          if (missing > 0) {
            add(
                Kind.KAFKA_DIFFERS,
                new Place(lane.service(), lane.lane(), missing).toString(),
                "stored and not in Kafka");
          }
        });
  }

  private LaneNumbers numbersOf(Lane lane) {
    return sent.computeIfAbsent(lane, _ -> new LaneNumbers());
  }

  private void same(Kind kind, String holder, Place place, Hash bytes) {
    var original = stored.get(place);
    if (original == null) {
      add(kind, place.toString(), "in " + holder + " and not in the store");
    } else if (!original.equals(bytes)) {
      add(Kind.BYTES_DIFFER, place.toString(), holder + " " + bytes + ", store " + original);
    }
  }

  private void enter(Evidence.Entry entry) {
    if (!trail.add(entry.place())) {
      add(Kind.TRAIL_DIFFERS, entry.place().toString(), "twice in the trail");
    }
    same(Kind.TRAIL_DIFFERS, "the trail", entry.place(), entry.bytes());
    found.addAll(tree.append(entry));
  }

  private void wholeTrail() {
    if (trail.size() < stored.size()) {
      stored.keySet().stream()
          .filter(place -> !trail.contains(place))
          .limit(5)
          .forEach(
              place -> add(Kind.TRAIL_DIFFERS, place.toString(), "stored and not in the trail"));
    }
  }
}
