package org.aimsledger.audit.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.Events;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommandHandler;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendObserver;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LaneChains;
import org.aimsledger.eventstore.store.LaneHeads;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.servicekit.seal.LaneSealer;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;

/// The store of a service that seals itself, and the trail, each a database of its own; what lies
/// between them is up to the test.
final class SealedStore implements AutoCloseable {
  static final String SERVICE = "inventory";
  static final int LANES = 4;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TrailDatabase store = TrailDatabase.create();
  private final TrailDatabase trail = TrailDatabase.create();
  private final EventLog log = log(store);
  private final LaneSealer sealer =
      new LaneSealer(
          new EventStore("/" + SERVICE, log, 100, 3, Clock.systemUTC()),
          store.pool(),
          new LaneSealer.Settings(SERVICE, Duration.ZERO, 1_000, 7),
          Clock.systemUTC());
  private final long[] sent = new long[LANES];
  private SealJob job = job(Duration.ofMinutes(15));

  /// Events of streams that lie in the lane, by a process that doesn't know what was there before:
  /// one that does refuses a lane that has become shorter.
  SealedStore recorded(int lane, int events) {
    var fresh = log(store);
    for (var i = 0; i < events; i++) {
      var stream = streamIn(lane);
      var document = Events.document(SERVICE, stream.id()).getBytes(UTF_8);
      var now = OffsetDateTime.now(ZoneOffset.UTC);
      var event = new NewEvent(stream.id(), "registered", now, document);
      var appended =
          fresh
              .append(new Append(stream, 0, List.of(event), null, List.of()))
              .await()
              .atMost(LIMIT);
      if (!(appended instanceof AppendResult.Appended)) {
        throw new IllegalStateException(appended.toString());
      }
    }
    return this;
  }

  private static StreamId streamIn(int lane) {
    while (true) {
      var stream = new StreamId("ai-system", UUID.randomUUID());
      if (stream.lane(LANES) == lane) {
        return stream;
      }
    }
  }

  SealedStore sealed() {
    var _ = sealer.seal().await().atMost(LIMIT);
    return this;
  }

  /// Lets everything of all lanes enter the trail.
  SealedStore sent() {
    for (var lane = 0; lane < LANES; lane++) {
      var _ = sent(lane);
    }
    return this;
  }

  /// Lets everything of one lane enter the trail.
  SealedStore sent(int lane) {
    var events =
        log.readLane(lane, sent[lane], 1_000).await().atMost(LIMIT).stream()
            .map(event -> new ReceivedEvent(SERVICE, lane, event.seq(), event.document()))
            .toList();
    if (!events.isEmpty()) {
      sent[lane] = events.getLast().laneSeq();
      var _ = trail.append(SERVICE, lane, events);
    }
    return this;
  }

  /// Lets something enter the trail that no store holds, as the next of its lane.
  void forged(int lane, String document) {
    sent[lane]++;
    var _ = trail.append(SERVICE, lane, List.of(Events.event(SERVICE, lane, sent[lane], document)));
  }

  /// The lane in which the seals lie.
  int laneOfSeals() {
    return seals().getFirst().lane();
  }

  /// A lane without seals.
  int otherLane() {
    return (laneOfSeals() + 1) % LANES;
  }

  /// The documents of the seals, oldest first.
  List<String> sealDocuments() {
    return seals().stream().map(event -> new String(event.document(), UTF_8)).toList();
  }

  private List<StoredEvent> seals() {
    for (var lane = 0; lane < LANES; lane++) {
      var found =
          log.readLane(lane, 0, 1_000).await().atMost(LIMIT).stream()
              .filter(event -> event.type().equals(LaneChains.EVENT))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw new IllegalStateException("no seal yet");
  }

  /// Changes the store as its owner, who can switch its triggers off.
  void changeStore(String sql) throws SQLException {
    store.asOwner("alter table events disable trigger all; " + sql);
  }

  /// One seal, or the news that there is none.
  void tick() {
    job.compareNext().await().atMost(LIMIT);
  }

  /// All seals that are there.
  SealedStore compared() {
    for (var i = 0; i < 10; i++) {
      tick();
    }
    return this;
  }

  /// Another process takes over, with another grace time.
  void restart(Duration grace) {
    job = job(grace);
  }

  List<Alarm> alarms() {
    return access().rows("select kind, lane_seq from trail_alarm order by id").stream()
        .map(row -> new Alarm(String.valueOf(row.get("kind")), number(row, "lane_seq")))
        .toList();
  }

  /// The number up to which the lane is sealed by what was compared.
  long sealedUpTo(int lane) {
    return access().rows("select last from trail_lane_seal where lane = " + lane).stream()
        .mapToLong(row -> Long.parseLong(String.valueOf(row.get("last"))))
        .findFirst()
        .orElse(0);
  }

  /// Changes the entries of the trail as their owner, who can switch its triggers off.
  void changeTrail(String sql) throws SQLException {
    trail.asOwner("alter table trail_entry disable trigger all; " + sql);
  }

  DatabaseAccess access() {
    return trail.access();
  }

  @Override
  public void close() {
    store.close();
    trail.close();
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return Long.parseLong(String.valueOf(row.get(column)));
  }

  private static EventLog log(TrailDatabase database) {
    return new EventLog(
        database.pool(), new LaneHeads(LANES), AppendSettings.defaults(), AppendObserver.NONE);
  }

  private SealJob job(Duration grace) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(TrailConfig.class)
            .withDefaultValue("aims.trail.reconciliation.page", "5")
            .withDefaultValue("aims.trail.reconciliation.grace", grace.toString())
            .build()
            .getConfigMapping(TrailConfig.class);
    var clock = Clock.systemUTC();
    return new SealJob(
        new SealStore(trail.pool(), config),
        trail.stretches(config),
        new DiscrepancyJob(
            trail.findings(),
            new TrailDiscrepancyCommandHandler(
                new EventStore("/audit", log(trail), 100, 3, clock), config),
            new SightingStore(trail.pool()),
            config,
            clock),
        config);
  }
}
