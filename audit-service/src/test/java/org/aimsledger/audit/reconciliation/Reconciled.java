package org.aimsledger.audit.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.Events;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommandHandler;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.store.AppendObserver;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LaneHeads;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;

/// The store of a service and a trail, each a database of its own, and the comparison of both.
final class Reconciled implements AutoCloseable {
  static final String SERVICE = "inventory";
  static final int LANE = 2;
  static final int LANES = 4;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TrailDatabase store = TrailDatabase.create();
  private final TrailDatabase trail = TrailDatabase.create();
  private final EventLog log = log(store);
  private final MovedClock clock = new MovedClock();
  private final ReconciliationJob job = job("PT30S");

  /// What an alarm says.
  record Alarm(String kind, long number) {}

  /// Puts the numbers `from` to `to` into the store.
  Reconciled stored(long from, long to) throws SQLException {
    var rows =
        LongStream.rangeClosed(from, to)
            .mapToObj(number -> row(number, document(number)))
            .collect(Collectors.joining(", "));
    store.asOwner("insert into events values " + rows);
    store.asOwner("update lane_head set seq = %d where lane = %d".formatted(to, LANE));
    return this;
  }

  /// Puts one event into the store, past its head.
  void insert(long number, byte[] document) throws SQLException {
    store.asOwner("insert into events values " + row(number, document));
  }

  private static String row(long number, byte[] document) {
    return "(%d, %d, '%s', 1, '%s', '%s', '2026-11-22T10:00:00Z', '\\x%s')"
        .formatted(
            LANE,
            number,
            stream(number),
            id(number),
            "org.aimsledger.inventory.ai-system-registered.v1",
            HexFormat.of().formatHex(document));
  }

  /// Lets the numbers `from` to `to` of the store enter the trail.
  Reconciled recorded(long from, long to) {
    var found = log.readLane(LANE, from - 1, (int) (to - from + 1)).await().atMost(LIMIT);
    var events =
        found.stream()
            .map(event -> new ReceivedEvent(SERVICE, LANE, event.seq(), event.document()))
            .toList();
    var _ = trail.append(SERVICE, LANE, events);
    return this;
  }

  /// Lets other bytes enter the trail than the store holds, as somebody may who writes to topics.
  void forged(long number, byte[] document) {
    var _ =
        trail.append(SERVICE, LANE, List.of(new ReceivedEvent(SERVICE, LANE, number, document)));
  }

  /// Bytes of an event as the store had them first.
  static byte[] document(long number) {
    return Events.document(SERVICE, id(number))
        .replaceFirst(
            "\"subject\":\"[^\"]*\"",
            "\"subject\":\"%s\",\"streamversion\":1".formatted(stream(number)))
        .getBytes(UTF_8);
  }

  /// Each event is the first of its stream.
  static String stream(long number) {
    return "ai-system/00000000-0000-4000-8000-%012d".formatted(number);
  }

  private static UUID id(long number) {
    return new UUID(LANE, number);
  }

  /// Changes the trail with the rights of the running audit-service.
  void changeTrailAsService(String sql) throws SQLException {
    trail.asApplication(sql);
  }

  /// Changes the trail as its owner, with all triggers on.
  void changeTrailAsOwner(String sql) throws SQLException {
    trail.asOwner(sql);
  }

  /// Changes the store as its owner, who can switch its triggers off.
  void changeStore(String sql) throws SQLException {
    store.asOwner("alter table events disable trigger all; " + sql);
  }

  /// Changes the trail as its owner, who can switch its triggers off.
  void changeTrail(String table, String sql) throws SQLException {
    trail.asOwner("alter table %s disable trigger all; %s".formatted(table, sql));
  }

  /// Compares until every lane was compared completely once more.
  void pass() {
    job.compareNext().await().atMost(LIMIT);
    var before = passes();
    for (var tick = 0; passes().stream().anyMatch(before::contains); tick++) {
      if (tick > 100) {
        throw new IllegalStateException("no pass is complete after 100 ticks");
      }
      job.compareNext().await().atMost(LIMIT);
    }
  }

  /// Lets time pass for whoever asks the clock of the service.
  void later(Duration time) {
    clock.move(time);
  }

  /// One tick.
  void tick() {
    job.compareNext().await().atMost(LIMIT);
  }

  /// A process that starts beside the other ones, or after them.
  ReconciliationJob process() {
    return job("PT2S");
  }

  ReconciliationStore progress() {
    return new ReconciliationStore(trail.pool());
  }

  /// Cuts every connection to the trail, as the end of a process does; what was not committed is
  /// rolled back.
  void cut() throws SQLException, InterruptedException {
    trail.cut();
  }

  List<Alarm> alarms() {
    return access().rows("select kind, lane_seq from trail_alarm order by id").stream()
        .map(row -> new Alarm(String.valueOf(row.get("kind")), number(row, "lane_seq")))
        .toList();
  }

  /// What the first alarm has as evidence.
  String evidence() {
    return String.valueOf(
        access()
            .rows("select convert_from(evidence, 'UTF8') as e from trail_alarm order by id")
            .getFirst()
            .get("e"));
  }

  /// What was told of discrepancies, in the order of the log: the last words of the types.
  List<String> told() {
    return access()
        .rows(
            "select substring(type from 'trail-discrepancy-(.*)[.]v1') as told from events"
                + " where stream like 'trail-discrepancy/%' order by stream, stream_version")
        .stream()
        .map(row -> String.valueOf(row.get("told")))
        .toList();
  }

  /// The events that the comparison has recorded, as kind and number.
  List<Alarm> events() {
    return access()
        .rows(
            """
            select d ->> 'kind' as kind, (d ->> 'number')::bigint as lane_seq
            from (select convert_from(document, 'UTF8')::jsonb -> 'data' as d from events
                  where type = 'org.aimsledger.audit.trail-discrepancy-found.v1') as found
            order by 2, 1""")
        .stream()
        .map(row -> new Alarm(String.valueOf(row.get("kind")), number(row, "lane_seq")))
        .toList();
  }

  DatabaseAccess access() {
    return trail.access();
  }

  double metric(String name) {
    return trail.registry().get(name).gauge().value();
  }

  @Override
  public void close() {
    store.close();
    trail.close();
  }

  private List<String> passes() {
    return access().rows("select lane || ' ' || pass as pass from trail_reconciliation").stream()
        .map(row -> String.valueOf(row.get("pass")))
        .toList();
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return Long.parseLong(String.valueOf(row.get(column)));
  }

  private static EventLog log(TrailDatabase database) {
    return new EventLog(
        database.pool(), new LaneHeads(LANES), AppendSettings.defaults(), AppendObserver.NONE);
  }

  private ReconciliationJob job(String timeout) {
    return job(timeout, 100, 30);
  }

  /// A process with the usual limits.
  ReconciliationJob usual() {
    return job("PT30S", 1_000, 200);
  }

  private ReconciliationJob job(String timeout, int range, int page) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(TrailConfig.class)
            .withDefaultValue("aims.trail.reconciliation.range", String.valueOf(range))
            .withDefaultValue("aims.trail.reconciliation.page", String.valueOf(page))
            .withDefaultValue("aims.trail.reconciliation.timeout", timeout)
            .withDefaultValue("aims.trail.reconciliation.reminders", "2")
            .build()
            .getConfigMapping(TrailConfig.class);
    var inboxes =
        new Inboxes(
            trail.pool(),
            "audit",
            this::producer,
            new InboxSettings(500, Duration.ofMillis(10), Duration.ofMillis(10)),
            InboxObserver.NONE,
            clock,
            RowSeals.NONE);
    var _ = inboxes.open(SERVICE, trail.store());
    // As audit-service has one: two inboxes, one service.
    var _ = inboxes.openBeside(SERVICE, "beside", trail.store());
    assertThat(inboxes.services()).containsExactly(SERVICE);
    return new ReconciliationJob(
        new ComparisonStore(inboxes, trail.stretches(config), trail.tree()),
        new ReconciliationStore(trail.pool()),
        new DiscrepancyJob(
            trail.findings(),
            new TrailDiscrepancyCommandHandler(
                new EventStore("/audit", log(trail), 100, 3, clock), config),
            new SightingStore(trail.pool()),
            config,
            clock),
        trail.reconciliationMetrics(),
        config);
  }

  private LaneSource producer(String source) {
    if (!source.equals(SERVICE)) {
      throw new IllegalArgumentException(source + " is no service");
    }
    return new Producer();
  }

  /// The clock of this machine, some time later.
  private static final class MovedClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void move(Duration time) {
      ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /// The store of the service, asked without HTTP between.
  private final class Producer implements LaneSource {
    @Override
    public Uni<List<ReceivedEvent>> read(int lane, long after, int limit) {
      return log.readLane(lane, after, limit)
          .map(
              events ->
                  events.stream()
                      .map(event -> new ReceivedEvent(SERVICE, lane, event.seq(), event.document()))
                      .toList());
    }

    @Override
    public Uni<LaneDigest> digest(int lane, long after, long upTo) {
      return log.digest("/" + SERVICE, lane, after, upTo, 40);
    }

    @Override
    public Uni<List<Long>> heads() {
      return log.committedHeads().map(heads -> Arrays.stream(heads).boxed().toList());
    }
  }
}
