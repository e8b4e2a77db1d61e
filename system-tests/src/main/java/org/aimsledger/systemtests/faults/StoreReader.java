package org.aimsledger.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.systemtests.faults.Evidence.Place;
import org.aimsledger.systemtests.faults.Evidence.Stored;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// Reads what is new in the stores and in the trail. Remembers how far it has read.
final class StoreReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Databases databases;
  private final Map<String, Long> read = new HashMap<>();
  private long entries;
  private long checkpoint = -1;
  private long alarm;

  StoreReader(Databases databases) {
    this.databases = databases;
  }

  /// Reads everything once more at the next calls.
  void rewind() {
    read.clear();
    entries = 0;
    checkpoint = -1;
    alarm = 0;
  }

  List<Stored> stored() throws SQLException, IOException {
    var all = new ArrayList<Stored>();
    for (var service : Quiet.SERVICES) {
      for (var lane :
          databases.numbers(service, "select lane::text, seq from lane_head").keySet()) {
        lane(service, Integer.parseInt(lane), all);
      }
    }
    return all;
  }

  private void lane(String service, int lane, List<Stored> all) throws SQLException, IOException {
    var place = service + "/" + lane;
    try (var statement =
        databases
            .connection(service)
            .prepareStatement(
                "select seq, stream, stream_version, event_id, document from events"
                    + " where lane = ? and seq > ? order by seq")) {
      statement.setInt(1, lane);
      statement.setLong(2, read.getOrDefault(place, 0L));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(stored(service, lane, rows));
          read.put(place, rows.getLong(1));
        }
      }
    }
  }

  private static Stored stored(String service, int lane, ResultSet row)
      throws SQLException, IOException {
    var bytes = row.getBytes(5);
    var document = JSON.readTree(bytes);
    return new Stored(
        new Place(service, lane, row.getLong(1)),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        document.path("time").asText(),
        document.path("correlationid").asText(),
        text(document.get("causationid")),
        Hash.sha256(bytes));
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.asText();
  }

  /// New entries of the trail; the leaf is hashed here, whatever the table says.
  List<Evidence.Entry> entries() throws SQLException, IOException {
    var all = new ArrayList<Evidence.Entry>();
    try (var statement =
        databases
            .connection("audit")
            .prepareStatement("select idx, leaf from trail_entry where idx >= ? order by idx")) {
      statement.setLong(1, entries);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(entry(rows.getLong(1), rows.getBytes(2)));
          entries = rows.getLong(1) + 1;
        }
      }
    }
    return all;
  }

  private static Evidence.Entry entry(long index, byte[] leaf) {
    var end = 0;
    while (leaf[end] != '\n') {
      end++;
    }
    var head = new String(leaf, 0, end, StandardCharsets.UTF_8).split(" ", -1);
    return new Evidence.Entry(
        index,
        new Place(head[0].substring(1), Integer.parseInt(head[1]), Long.parseLong(head[2])),
        Hash.sha256(Arrays.copyOfRange(leaf, end + 1, leaf.length)),
        Hash.leaf(leaf));
  }

  /// New checkpoints with their signatures checked.
  List<Evidence.Checkpoint> checkpoints(Policy policy) throws SQLException, IOException {
    var all = new ArrayList<Evidence.Checkpoint>();
    try (var statement =
        databases
            .connection("audit")
            .prepareStatement(
                "select size, root, note from trail_checkpoint where size > ? order by size")) {
      statement.setLong(1, checkpoint);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var root = Hash.of(rows.getBytes(2));
          checkpoint = rows.getLong(1);
          all.add(
              new Evidence.Checkpoint(
                  checkpoint, root, problem(policy, rows.getString(3), checkpoint, root)));
        }
      }
    }
    return all;
  }

  private static @Nullable String problem(Policy policy, String note, long size, Hash root) {
    try {
      var signed = policy.accept(SignedNote.parse(note)).checkpoint();
      return signed.size() == size && signed.root().equals(root)
          ? null
          : "the note says size " + signed.size() + " root " + signed.root();
    } catch (LogException e) {
      return e.toString();
    }
  }

  List<String> alarms() throws SQLException, IOException {
    var all = new ArrayList<String>();
    try (var statement =
        databases
            .connection("audit")
            .prepareStatement(
                "select id, kind, source, lane, lane_seq, detail from trail_alarm"
                    + " where id > ? order by id")) {
      statement.setLong(1, alarm);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          alarm = rows.getLong(1);
          all.add(
              "%s at %s/%d/%d: %s"
                  .formatted(
                      rows.getString(2),
                      rows.getString(3),
                      rows.getInt(4),
                      rows.getLong(5),
                      rows.getString(6)));
        }
      }
    }
    return all;
  }
}
