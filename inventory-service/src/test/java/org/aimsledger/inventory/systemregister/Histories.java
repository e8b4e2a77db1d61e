package org.aimsledger.inventory.systemregister;

import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.store.LogUnderTest;

/// A log as years of use make it: every third event registers a system, the others change one that
/// may be as old as the log.
final class Histories {
  private static final OffsetDateTime RECORDED = OffsetDateTime.parse("2026-11-20T12:00:00Z");
  private static final int AT_ONCE = 5_000;
  private static final List<String> WORDS =
      List.of("claims", "triage", "forecast", "letters", "maps", "traffic", "visa", "weather");

  private final Random random;
  private final List<UUID> systems = new ArrayList<>();
  private final List<Long> versions = new ArrayList<>();
  private final long[] heads = new long[LogUnderTest.LANES];

  Histories(long seed) {
    this.random = new Random(seed);
  }

  /// Number of systems in the log.
  int systems() {
    return systems.size();
  }

  /// Writes so many events past the service, which would take its time.
  void fill(LogUnderTest under, int events) throws SQLException {
    try (var connection = under.database().connectAsOwner();
        var insert =
            connection.prepareStatement(
                "insert into events (lane, seq, stream, stream_version, event_id, type, recorded_at,"
                    + " document) values (?, ?, ?, ?, ?, ?, ?, ?)");
        var heading = connection.prepareStatement("update lane_head set seq = ? where lane = ?")) {
      for (var written = 1; written <= events; written++) {
        add(insert);
        if (written % AT_ONCE == 0 || written == events) {
          var _ = insert.executeBatch();
        }
      }
      for (var lane = 0; lane < heads.length; lane++) {
        heading.setLong(1, heads[lane]);
        heading.setInt(2, lane);
        var _ = heading.executeUpdate();
      }
    }
  }

  private void add(PreparedStatement insert) throws SQLException {
    var fresh = systems.isEmpty() || random.nextInt(3) == 0;
    var index = fresh ? systems.size() : random.nextInt(systems.size());
    if (fresh) {
      systems.add(new UUID(random.nextLong(), random.nextLong()));
      versions.add(0L);
    }
    var system = systems.get(index);
    var version = versions.get(index) + 1;
    versions.set(index, version);
    var event = fresh ? registered(system, index) : change(system, index);
    var type = WireNames.of(event.getClass());
    var stream = new StreamId("ai-system", system);
    var lane = stream.lane(heads.length);
    var id = new UUID(random.nextLong(), random.nextLong());
    var document =
        EventDocument.write(
            new EventDocument.Envelope(
                id,
                "/inventory",
                type,
                stream,
                version,
                RECORDED,
                "u-4711",
                "c-" + index,
                null,
                null),
            event);
    insert.setInt(1, lane);
    insert.setLong(2, ++heads[lane]);
    insert.setString(3, stream.toString());
    insert.setLong(4, version);
    insert.setObject(5, id);
    insert.setString(6, type);
    insert.setObject(7, RECORDED);
    insert.setBytes(8, document);
    insert.addBatch();
  }

  private AiSystemEvent registered(UUID system, int index) {
    var word = WORDS.get(random.nextInt(WORDS.size()));
    var profile =
        new AiSystemProfile(
            PROFILE.aliases(),
            "Helps with " + word + " in office " + index % 977,
            PROFILE.intendedUse(),
            "u-" + index % 499,
            "Department " + index % 41,
            PROFILE.unit(),
            PROFILE.organisationRoles(),
            PROFILE.technology(),
            PROFILE.decisionPart(),
            PROFILE.offering(),
            PROFILE.topicArea(),
            PROFILE.sector(),
            PROFILE.vendor(),
            PROFILE.attributes());
    return new AiSystemEvent.Registered(
        system,
        "System " + word + " " + index,
        profile,
        List.of(Stage.values()).get(random.nextInt(Stage.values().length)),
        List.of(HighImpact.values()).get(random.nextInt(HighImpact.values().length)),
        Origin.declared(new ExternalId("D" + index % 41, "X-" + index)),
        NOON);
  }

  private AiSystemEvent change(UUID system, int index) {
    return switch (random.nextInt(4)) {
      case 0 -> new AiSystemEvent.OwnerAssigned(system, "u-1", "u-" + index % 499, "x", NOON);
      case 1 ->
          new AiSystemEvent.HighImpactDetermined(
              system, HighImpact.UNKNOWN, HighImpact.YES, Stage.DEPLOYED, "reviewed", NOON);
      case 2 ->
          new AiSystemEvent.StageEntered(
              system, Stage.PILOT, Stage.DEPLOYED, HighImpact.YES, "rolled out", NOON);
      default ->
          new AiSystemEvent.ProfileChanged(
              system,
              List.of(
                  new FieldChange("purpose", List.of("?"), List.of("Does more of " + index % 977))),
              "described better",
              NOON);
    };
  }
}
