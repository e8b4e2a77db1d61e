package org.aimsledger.audit.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.audit.contentpruning.ContentPruning;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Confirm;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Order;
import org.aimsledger.audit.contentpruning.ContentPruningCommandHandler;
import org.aimsledger.audit.platform.RetainedClasses;
import org.aimsledger.audit.platform.RetentionConfig;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.store.AppendObserver;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LaneHeads;
import org.aimsledger.referencedata.RetentionRules;
import org.aimsledger.referencedata.RetentionRules.RecordClass;
import org.aimsledger.referencedata.Versions;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.verifier.log.Hash;

/// A trail with old and new notes on incidents, and the log of the service that prunes it. What the
/// service records enters the trail only when it is delivered.
final class PrunedTrail implements AutoCloseable {
  static final String NOTE = "org.aimsledger.incident.incident-note-added.v1";
  static final String RAISED = "org.aimsledger.incident.incident-raised.v1";
  static final String HOLD = "org.aimsledger.incident.data-subject-hold-placed.v1";
  static final String RELEASE = "org.aimsledger.incident.data-subject-hold-released.v1";
  static final String READ = "org.aimsledger.audit.trail-read.v1";
  static final String NOTES = "incident-notes";
  static final String ACCESSES = "access-records";
  static final String RULE = "retention-rules@2026.1";
  static final Instant OLD = Instant.parse("2010-01-02T12:00:00Z");
  static final Instant BEFORE = Instant.parse("2012-01-01T00:00:00Z");

  /// Numbers of a lane of which the service itself knows nothing.
  private static final int FORGED = 3;

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LANES = 3;

  private final TrailDatabase database = TrailDatabase.create();
  private final EventLog log =
      new EventLog(
          database.pool(), new LaneHeads(LANES), AppendSettings.defaults(), AppendObserver.NONE);
  private final RetentionConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(RetentionConfig.class)
          .withDefaultValue("aims.retention.part", "4")
          .build()
          .getConfigMapping(RetentionConfig.class);
  private final RetainedClasses classes;
  private final Map<String, Long> numbers = new HashMap<>();

  PrunedTrail() {
    this(BundledPacks.load().retentionRules());
  }

  private PrunedTrail(Versions<RetentionRules> rules) {
    this.classes = new RetainedClasses(rules);
  }

  /// A service whose rules let more go than the database knows of: notes, and what raises an
  /// incident.
  static PrunedTrail withRulesOfItsOwn() {
    return new PrunedTrail(
        new Versions<>(
            BundledPacks.load().retentionRules().all().stream()
                .map(
                    pack ->
                        new RetentionRules(
                            pack.version(),
                            pack.validFrom(),
                            pack.source(),
                            pack.classes().stream().map(PrunedTrail::larger).toList()))
                .toList()));
  }

  private static RecordClass larger(RecordClass one) {
    return one.id().equals(NOTES)
        ? new RecordClass(
            one.id(),
            Stream.concat(one.types().stream(), Stream.of(RAISED)).collect(Collectors.toSet()),
            one.minimum(),
            one.title(),
            one.source())
        : one;
  }

  /// A process that starts now.
  RetentionJob job() {
    return new RetentionJob(
        new RetentionStore(database.pool()), handler(), classes, config, Clock.systemUTC());
  }

  private ContentPruningCommandHandler handler() {
    return new ContentPruningCommandHandler(
        new EventStore("/audit", log, 100, 3, Clock.systemUTC()), classes, config);
  }

  /// Lets another service record an event.
  long recorded(String type, String subject, Instant at, String data) {
    return append("incident", 0, type, subject, "user-1", at, data);
  }

  /// Old notes, each with an index.
  List<Long> oldNotes(int count) {
    var indexes = new ArrayList<Long>();
    for (var i = 0; i < count; i++) {
      indexes.add(
          recorded(NOTE, "incident/" + UUID.randomUUID(), OLD, "{\"text\":\"who it was\"}"));
    }
    return indexes;
  }

  /// Lets a service whose code was changed record what it wants.
  long forged(String what, String actor, Object pruning, String data) {
    return append(
        "audit",
        FORGED,
        "org.aimsledger.audit." + what + ".v1",
        "content-pruning/" + pruning,
        actor,
        Instant.now(),
        data);
  }

  /// Order and confirmation of a pruning of notes, past the rules of the service.
  UUID forgedOrder(String by, String confirmedBy) {
    var pruning = UUID.randomUUID();
    var _ =
        forged(
            "content-pruning-ordered",
            by,
            pruning,
            "{\"recordClass\":\"incident-notes\",\"rule\":\"%s\",\"before\":\"2030-01-01T00:00:00Z\"}"
                .formatted(RULE));
    var _ = forged("content-pruning-confirmed", confirmedBy, pruning, "{}");
    return pruning;
  }

  long forgedPart(UUID pruning, List<Long> indexes) {
    return forgedPart(pruning, indexes, digest(indexes));
  }

  long forgedPart(UUID pruning, List<Long> indexes, String digest) {
    var named = String.join(" ", indexes.stream().map(String::valueOf).toList());
    return forged(
        "content-pruned",
        "service/audit",
        pruning,
        "{\"part\":1,\"recordClass\":\"incident-notes\",\"rule\":\"%s\",\"entries\":\"%s\",\"count\":%d,\"entriesDigest\":\"%s\"}"
            .formatted(RULE, named, indexes.size(), digest));
  }

  private String digest(List<Long> indexes) {
    var lines = new StringBuilder();
    for (var index : indexes) {
      lines
          .append(index)
          .append(' ')
          .append(
              database
                  .access()
                  .rows(
                      "select encode(leaf_hash, 'hex') as h from trail_entry where idx = ?", index)
                  .getFirst()
                  .get("h"))
          .append('\n');
    }
    return Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }

  /// Calls the function that takes content, with the rights of the running service.
  void prune(long event) throws SQLException {
    database.asApplication("select trail_prune(" + event + ")");
  }

  UUID ordered(String by) {
    return ordered(NOTES, by);
  }

  UUID ordered(String recordClass, String by) {
    var pruning = UUID.randomUUID();
    var _ =
        handler()
            .handle(
                new Order(pruning, recordClass, BEFORE, by, "yearly", Instant.now()), context(by))
            .await()
            .atMost(LIMIT);
    return pruning;
  }

  void confirmed(UUID pruning, String by) {
    var _ =
        handler()
            .handle(new Confirm(pruning, by, Instant.now()), context(by))
            .await()
            .atMost(LIMIT);
  }

  ContentPruning state(UUID pruning) {
    return handler().load(pruning).await().atMost(LIMIT).state();
  }

  /// Lets what the service has recorded enter the trail.
  void deliver() {
    for (var lane = 0; lane < LANES; lane++) {
      var number = lane;
      var last =
          access()
              .number(
                  "select coalesce(max(lane_seq), 0) from trail_entry where source = '/audit' and lane = ?",
                  (short) lane);
      var events =
          log.readLane(lane, last, 100).await().atMost(LIMIT).stream()
              .map(event -> new ReceivedEvent("audit", number, event.seq(), event.document()))
              .toList();
      if (!events.isEmpty()) {
        var _ = database.append("audit", lane, events);
      }
    }
  }

  void tick() {
    job().step().await().atMost(LIMIT);
  }

  /// Indexes of the entries without content.
  List<Long> pruned() {
    return access().rows("select idx from trail_entry where leaf is null order by idx").stream()
        .map(row -> Long.parseLong(String.valueOf(row.get("idx"))))
        .toList();
  }

  TrailDatabase database() {
    return database;
  }

  DatabaseAccess access() {
    return database.access();
  }

  @Override
  public void close() {
    database.close();
  }

  private static CommandContext context(String actor) {
    return new CommandContext(actor, "request-1", null, null, null, null);
  }

  private long append(
      String service,
      int lane,
      String type,
      String subject,
      String actor,
      Instant at,
      String data) {
    var number = numbers.merge(service + lane, 1L, Long::sum);
    var document =
        """
        {"specversion":"1.0","id":"%s","source":"/%s","type":"%s","subject":"%s","time":"%s",\
        "streamversion":1,"actor":"%s","correlationid":"request-1","data":%s}"""
            .formatted(UUID.randomUUID(), service, type, subject, at, actor, data);
    var head =
        database.append(
            service,
            lane,
            List.of(new ReceivedEvent(service, lane, number, document.getBytes(UTF_8))));
    return head.size() - 1;
  }
}
