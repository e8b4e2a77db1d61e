package org.aimsledger.systemtests.faults;

import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// What was newly found in the system at the end of a round.
///
/// @param stored of each service, in the order of lane and number
/// @param sent records in Kafka, in the order of partition and offset
/// @param entries of the trail, in its order
/// @param checkpoints in the order of their size
/// @param rows of views
/// @param alarms of the trail, as text
/// @param brokerWiped Kafka lost a topic or all of them since the last round; `sent` begins anew
record Evidence(
    List<Stored> stored,
    List<Sent> sent,
    List<Entry> entries,
    List<Checkpoint> checkpoints,
    List<Row> rows,
    List<String> alarms,
    boolean brokerWiped) {
  Evidence {
    stored = List.copyOf(stored);
    sent = List.copyOf(sent);
    entries = List.copyOf(entries);
    checkpoints = List.copyOf(checkpoints);
    rows = List.copyOf(rows);
    alarms = List.copyOf(alarms);
  }

  /// The place of an event among all services.
  record Place(String service, int lane, long seq) {
    @Override
    public String toString() {
      return service + "/" + lane + "/" + seq;
    }
  }

  /// An event in the store of its service.
  ///
  /// @param stream `category/uuid`
  /// @param time of the append, as in the document
  /// @param bytes SHA-256 of the document
  /// @param causation the event that led to it; absent when a command did
  record Stored(
      Place place,
      String stream,
      long version,
      String eventId,
      String time,
      String correlation,
      @Nullable String causation,
      Hash bytes) {}

  /// A record in Kafka, in the partition of its lane.
  record Sent(Place place, Hash bytes) {}

  /// @param bytes SHA-256 of the document inside the leaf
  /// @param leaf hash of the leaf as the tree has it
  record Entry(long index, Place place, Hash bytes, Hash leaf) {}

  /// @param problem why its signature isn't accepted; absent when it is
  record Checkpoint(long size, Hash root, @Nullable String problem) {}

  /// A row of a view beside the fold of its stream.
  ///
  /// @param view name of the table
  /// @param row fields as the view has them, as text; empty when the row is missing
  /// @param fold the same fields folded from the stream
  record Row(String view, String stream, String row, String fold) {}
}
