package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.benchmarks.peer.BinaryCopy;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.TileAddress;

/// Fills the trail as audit-service would have: entries, references, full tiles, the growing edge,
/// the head, and how far each lane has been taken. Only while audit-service is stopped, and it
/// checks nothing: whether the tree is right is found out by the service, which signs no checkpoint
/// that doesn't continue the last, and by the proofs that are asked for afterwards.
final class TrailLoader {
  private static final int HEIGHT = 8;
  private static final int PER_TRANSACTION = 50_000;
  private static final int KEPT = 20_000;
  private static final String SOURCE = "/inventory";
  private static final Pattern TEXT =
      Pattern.compile("\"(actor|correlationid|causationid|subject)\":\"([^\"]*)\"");

  private final Site site;
  private final BulkEvents bulk;
  private final Random random = new Random(35);
  private final List<Sample> samples = new ArrayList<>();
  private final TreeMap<Integer, List<Hash>> edge = new TreeMap<>();
  private final TreeMap<Integer, Long> tiles = new TreeMap<>();
  private final long[] lanes;
  private CompactRange range = CompactRange.empty();

  /// An event that is in the trail, and the system that it is about.
  record Sample(UUID event, UUID subject) {}

  /// An event on its way into the trail.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(
      long index, int lane, long seq, BulkEvents.Event event, byte[] leaf, Hash leafHash) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record FullTile(int level, long n, byte[] data) {}

  TrailLoader(Site site, BulkEvents bulk) throws IOException {
    this.site = site;
    this.bulk = bulk;
    this.lanes = new long[bulk.lanes()];
    try (var connection = site.database("audit").connect()) {
      readLanes(connection);
    } catch (SQLException e) {
      throw new IOException("cannot read the lanes of the trail", e);
    }
  }

  private void readLanes(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select lane, max(lane_seq) from trail_entry where source = '/inventory' group by lane")) {
      while (rows.next()) {
        lanes[rows.getInt(1)] = rows.getLong(2);
      }
    }
  }

  /// Where the trail ends: who reads it leaves entries too.
  private void readHead(Connection connection) throws SQLException {
    edge.clear();
    tiles.clear();
    try (var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery("select size, peaks from trail_state")) {
        if (rows.next()) {
          range = CompactRange.of(rows.getLong(1), hashes(rows.getBytes(2)));
        }
      }
      try (var rows = statement.executeQuery("select level, n, data from trail_edge")) {
        while (rows.next()) {
          var _ = edge.put(rows.getInt(1), new ArrayList<>(hashes(rows.getBytes(3))));
          var _ = tiles.put(rows.getInt(1), rows.getLong(2));
        }
      }
    }
  }

  private static List<Hash> hashes(byte[] packed) {
    var hashes = new ArrayList<Hash>();
    for (var at = 0; at < packed.length; at += Hash.LENGTH) {
      hashes.add(Hash.of(Arrays.copyOfRange(packed, at, at + Hash.LENGTH)));
    }
    return hashes;
  }

  /// Some events that are in the trail, from all of its length.
  List<Sample> samples(int count) {
    var chosen = new ArrayList<Sample>();
    for (var i = 0; i < count; i++) {
      chosen.add(samples.get(random.nextInt(samples.size())));
    }
    return chosen;
  }

  void fillUpTo(int size) throws IOException {
    try (var connection = site.database("audit").connect()) {
      readHead(connection);
      connection.setAutoCommit(false);
      while (range.size() < size) {
        var count = (int) Math.min(PER_TRANSACTION, size - range.size());
        fill(connection, entries(count));
        connection.commit();
      }
      connection.setAutoCommit(true);
      execute(connection, "vacuum analyze");
    } catch (SQLException e) {
      throw new IOException("cannot fill the trail", e);
    }
  }

  private List<Entry> entries(int count) {
    var made = new ArrayList<Entry>(count);
    for (var i = 0; i < count; i++) {
      var event = bulk.next();
      var lane = event.stream().lane(lanes.length);
      lanes[lane]++;
      var place = (SOURCE + " " + lane + " " + lanes[lane] + "\n").getBytes(StandardCharsets.UTF_8);
      var leaf =
          ByteBuffer.allocate(place.length + event.document().length)
              .put(place)
              .put(event.document())
              .array();
      made.add(new Entry(range.size() + i, lane, lanes[lane], event, leaf, Hash.leaf(leaf)));
      keepSample(range.size() + i, event);
    }
    return made;
  }

  // Reservoir: each entry has the same chance to be among those kept.
  private void keepSample(long index, BulkEvents.Event event) {
    var sample = new Sample(event.id(), event.stream().id());
    if (samples.size() < KEPT) {
      samples.add(sample);
    } else {
      var place = random.nextLong(index + 1);
      if (place < KEPT) {
        var _ = samples.set((int) place, sample);
      }
    }
  }

  private void fill(Connection connection, List<Entry> entries) throws SQLException, IOException {
    copyEntries(connection, entries);
    copyReferences(connection, entries);
    copyTiles(connection, grow(entries));
    writeHead(connection);
    for (var lane = 0; lane < lanes.length; lane++) {
      if (lanes[lane] > 0) {
        execute(
            connection,
            // Without a seal it is taken for older than the key, for some days.
            "update inbox_cursor set seq = %1$d, seal = null where lane = %2$d and source in ('inventory', '/inventory')"
                .formatted(lanes[lane], lane));
      }
    }
    summarise(connection, entries.getFirst().index());
  }

  private static void copyEntries(Connection connection, List<Entry> entries)
      throws SQLException, IOException {
    var columns =
        "trail_entry (idx, source, lane, lane_seq, event_id, type, subject, actor, correlation, causation,"
            + " recorded_at, received_at, leaf, leaf_hash)";
    try (var copy = BinaryCopy.into(connection, columns, 14)) {
      for (var entry : entries) {
        var texts = texts(entry.event().document());
        copy.row()
            .number(entry.index())
            .text(SOURCE)
            .small(entry.lane())
            .number(entry.seq())
            .uuid(entry.event().id())
            .text(entry.event().type())
            .text(texts.get("subject"))
            .text(texts.get("actor"))
            .text(texts.get("correlationid"))
            .text(texts.get("causationid"))
            .time(entry.event().at())
            .time(entry.event().at())
            .bytes(entry.leaf())
            .bytes(entry.leafHash().bytes());
      }
      var _ = copy.finish();
    }
  }

  private static Map<String, String> texts(byte[] document) {
    var texts = new TreeMap<String, String>();
    var matcher = TEXT.matcher(new String(document, StandardCharsets.UTF_8));
    while (matcher.find()) {
      var _ = texts.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return texts;
  }

  private static void copyReferences(Connection connection, List<Entry> entries)
      throws SQLException {
    try (var copy = BinaryCopy.into(connection, "trail_reference (ref, idx)", 2)) {
      for (var entry : entries) {
        copy.row().uuid(entry.event().stream().id()).number(entry.index());
      }
      var _ = copy.finish();
    }
  }

  private List<FullTile> grow(List<Entry> entries) {
    var full = new ArrayList<FullTile>();
    for (var entry : entries) {
      for (var node : range.append(entry.leafHash())) {
        NodeId id = node.id();
        if (id.level() % HEIGHT == 0) {
          var level = id.level() / HEIGHT;
          var growing = edge.computeIfAbsent(level, _ -> new ArrayList<>());
          growing.add(node.hash());
          if (growing.size() == TileAddress.FULL_WIDTH) {
            var n = tiles.merge(level, 1L, Long::sum) - 1;
            full.add(new FullTile(level, n, packed(growing)));
            growing.clear();
          }
        }
      }
    }
    return full;
  }

  private static byte[] packed(List<Hash> hashes) {
    var buffer = ByteBuffer.allocate(Hash.LENGTH * hashes.size());
    hashes.forEach(hash -> buffer.put(hash.bytes()));
    return buffer.array();
  }

  private static void copyTiles(Connection connection, List<FullTile> full)
      throws SQLException, IOException {
    try (var copy = BinaryCopy.into(connection, "trail_tile (level, n, data)", 3)) {
      for (var tile : full) {
        copy.row().small(tile.level()).number(tile.n()).bytes(tile.data());
      }
      var _ = copy.finish();
    }
  }

  private void writeHead(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into trail_edge (level, n, data) values (?, ?, ?)"
                + " on conflict (level) do update set n = excluded.n, data = excluded.data")) {
      for (var level : edge.entrySet()) {
        statement.setInt(1, level.getKey());
        statement.setLong(2, tiles.getOrDefault(level.getKey(), 0L));
        statement.setBytes(3, packed(level.getValue()));
        var _ = statement.executeUpdate();
      }
    }
    try (var statement =
        connection.prepareStatement("update trail_state set size = ?, peaks = ?, root = ?")) {
      statement.setLong(1, range.size());
      statement.setBytes(2, packed(range.hashes()));
      statement.setBytes(3, range.root().bytes());
      var _ = statement.executeUpdate();
    }
  }

  /// What the trail counts as it grows, in the versions that do.
  private static void summarise(Connection connection, long from) throws SQLException {
    if (exists(connection, "trail_span")) {
      execute(
          connection,
          """
          insert into trail_span as s (span, low_at, high_at)
          select idx >> 12, min(recorded_at), max(recorded_at) from trail_entry where idx >= %d group by 1
          on conflict (span) do update
            set low_at = least(s.low_at, excluded.low_at), high_at = greatest(s.high_at, excluded.high_at)
          """
              .formatted(from));
    }
    if (exists(connection, "trail_lane")) {
      execute(
          connection,
          """
          insert into trail_lane as l (source, lane, last, entries, first_recorded_at, last_recorded_at)
          select source, lane, max(lane_seq), count(*), min(recorded_at), max(recorded_at)
          from trail_entry where idx >= %d group by source, lane
          on conflict (source, lane) do update
            set last = excluded.last, entries = l.entries + excluded.entries,
                last_recorded_at = excluded.last_recorded_at
          """
              .formatted(from));
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select to_regclass('public." + table + "') is not null")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }
}
