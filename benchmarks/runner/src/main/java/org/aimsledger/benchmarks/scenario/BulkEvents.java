package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.benchmarks.peer.BinaryCopy;
import org.aimsledger.eventstore.core.StreamId;

/// Registrations in any number, made from one that the service itself recorded: its stored
/// document, with other ids, another name and another time. So they are what the service would have
/// stored, whatever it stores today.
final class BulkEvents {
  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern CORRELATION = Pattern.compile("\"correlationid\":\"([^\"]+)\"");
  private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
  private static final String[] KINDS = {
    "triage", "forecast", "matching", "scoring", "summary", "routing", "detection", "translation"
  };
  private static final String[] FIELDS = {
    "Claims", "Benefits", "Traffic", "Radiology", "Recruiting", "Tax", "Grid", "Translation",
    "Customs", "Permits", "Library", "Fraud", "Weather", "Harvest", "Housing", "Archive"
  };

  private final String document;
  private final String system;
  private final String event;
  private final String time;
  private final String name;
  private final String correlation;
  private final String stream;
  private final String type;
  private final int lanes;
  private final Random random;
  private Instant next;

  /// One event and where it goes.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Event(StreamId stream, UUID id, String type, Instant at, byte[] document) {}

  private BulkEvents(
      String document, String system, String stream, String type, int lanes, long seed) {
    this.document = document;
    this.system = system;
    this.stream = stream;
    this.type = type;
    this.lanes = lanes;
    this.random = new Random(seed);
    this.event = group(ID, document);
    this.time = group(TIME, document);
    this.name = group(NAME, document);
    this.correlation = group(CORRELATION, document);
    this.next = Instant.parse("2025-01-01T00:00:00Z");
  }

  /// Takes a registration that the service has recorded as the pattern.
  static BulkEvents like(Site site, long seed) throws IOException, InterruptedException {
    var pattern = site.registration();
    return new BulkEvents(
        pattern.document(),
        pattern.system(),
        pattern.stream(),
        pattern.type(),
        pattern.lanes(),
        seed);
  }

  private static String group(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in a stored event");
    }
    return matcher.group(1);
  }

  int lanes() {
    return lanes;
  }

  Event next() {
    var id = new UUID(random.nextLong(), random.nextLong());
    var newSystem = new UUID(random.nextLong(), random.nextLong());
    // In the order of the log, as it would have been.
    next = next.plusMillis(1 + random.nextInt(60)).truncatedTo(ChronoUnit.MILLIS);
    var newName =
        FIELDS[random.nextInt(FIELDS.length)]
            + " "
            + KINDS[random.nextInt(KINDS.length)]
            + " "
            + random.nextInt(1_000_000);
    var text =
        document
            .replace(system, newSystem.toString())
            .replace(event, id.toString())
            .replace(time, next.toString())
            .replace(correlation, new UUID(random.nextLong(), random.nextLong()).toString())
            .replace(name, newName);
    return new Event(
        StreamId.parse(stream.replace(system, newSystem.toString())),
        id,
        type,
        next,
        text.getBytes(StandardCharsets.UTF_8));
  }

  /// Appends so many registrations to the store of the inventory, in one transaction, with dense
  /// numbers in each lane. Answers the ids of the systems.
  ///
  /// @param relayed whether they count as sent to Kafka already; only while the service is stopped
  List<UUID> store(Site site, int count, boolean relayed) throws IOException {
    try (var connection = site.database("inventory").connect()) {
      connection.setAutoCommit(false);
      var ids = store(connection, count);
      if (relayed) {
        execute(
            connection,
            "update relay_cursor c set seq = h.seq from lane_head h where h.lane = c.lane");
      }
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "analyze events");
      return ids;
    } catch (SQLException e) {
      throw new IOException("cannot fill the event store", e);
    }
  }

  private List<UUID> store(Connection connection, int count) throws SQLException, IOException {
    var heads = new long[lanes];
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select lane, seq from lane_head order by lane for update")) {
      while (rows.next()) {
        heads[rows.getInt(1)] = rows.getLong(2);
      }
    }
    // The foreign key of each row to its lane was checked by writing it: looking it up a million
    // times is
    // not what is measured.
    execute(connection, "set local session_replication_role = replica");
    var ids = new ArrayList<UUID>(count);
    try (var copy =
        BinaryCopy.into(
            connection,
            "events (lane, seq, stream, stream_version, event_id, type, recorded_at, document)",
            8)) {
      for (var i = 0; i < count; i++) {
        var made = next();
        var lane = made.stream().lane(lanes);
        heads[lane]++;
        ids.add(made.stream().id());
        copy.row()
            .small(lane)
            .number(heads[lane])
            .text(made.stream().toString())
            .number(1)
            .uuid(made.id())
            .text(made.type())
            .time(made.at())
            .bytes(made.document());
      }
      var _ = copy.finish();
    }
    execute(connection, "set local session_replication_role = origin");
    for (var lane = 0; lane < lanes; lane++) {
      execute(connection, "update lane_head set seq = " + heads[lane] + " where lane = " + lane);
    }
    return ids;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }
}
