package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.core.LaneDigest.Stray;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;

/// The event log of one service in its PostgreSQL database.
///
/// Guarantees: see the package. Errors: [StoreUnavailableException] when the database can't be
/// reached in time, [OverloadedException] when too many appends wait.
public final class EventLog {
  private static final String COLUMNS =
      "select lane, seq, stream, stream_version, type, document from events ";

  /// One statement, so that the head and the last event are of one moment. Each part is a look into
  /// the index.
  private static final String ENDS =
      """
      select (select seq from lane_head where lane = $1) as head,
             (select max(seq) from events where lane = $1) as last,
             s.lane as stray_lane, s.seq as stray_seq
      from (select min(lane) as first, max(lane) as last from lane_head) h
      left join lateral (
        (select lane, seq from events where lane < h.first order by lane, seq limit 1)
        union all
        (select lane, seq from events where lane > h.last order by lane, seq limit 1)
        limit 1) s on true\
      """;

  private final Pool pool;
  private final LaneHeads heads;
  private final List<LaneAppender> appenders;
  private final Snapshots snapshots;
  private final RowSeals seals;
  private final Duration timeout;
  private final LogGate gate = new LogGate();
  private volatile boolean returned;

  /// Without seals.
  public EventLog(Pool pool, LaneHeads heads, AppendSettings settings, AppendObserver observer) {
    this(pool, heads, settings, observer, RowSeals.NONE);
  }

  /// @param heads one entry a lane, told of every commit
  /// @param seals of receipts
  public EventLog(
      Pool pool,
      LaneHeads heads,
      AppendSettings settings,
      AppendObserver observer,
      RowSeals seals) {
    this.seals = seals;
    this.pool = pool;
    this.heads = heads;
    var created = new ArrayList<LaneAppender>();
    for (var lane = 0; lane < heads.lanes(); lane++) {
      var number = lane;
      created.add(
          new LaneAppender(
              pool,
              seals,
              lane,
              settings,
              seq -> heads.reached(number, seq),
              () -> heads.of(number),
              observer));
    }
    this.appenders = List.copyOf(created);
    this.snapshots = new Snapshots(pool, observer, settings.snapshotQueue());
    this.timeout = settings.timeout();
  }

  /// Number of lanes of this log, fixed when its database was made.
  public static Uni<Integer> lanes(Pool pool) {
    return pool.query("select count(*)::int as lanes from lane_head")
        .execute()
        .map(rows -> rows.iterator().next().getInteger("lanes"));
  }

  /// The seals of rows that no event speaks of.
  public RowSeals seals() {
    return seals;
  }

  /// What is known of the lanes' heads.
  public LaneHeads heads() {
    return heads;
  }

  /// States of long streams, kept beside the log.
  public Snapshots snapshots() {
    return snapshots;
  }

  /// Whether appends are taken.
  public LogGate gate() {
    return gate;
  }

  /// Stores one item, together with whatever else waits for the same lane.
  public Uni<AppendResult> append(Append append) {
    return gate.whenOpen(() -> appenders.get(append.stream().lane(heads.lanes())).append(append));
  }

  /// Stores one item inside a transaction of the caller. It holds the lane's lock until that
  /// transaction ends, so keep it short. Followers learn of the events by polling.
  public Uni<AppendResult> appendIn(SqlClient transaction, Append append) {
    var lane = append.stream().lane(heads.lanes());
    return gate.whenOpen(
        () ->
            BatchStatement.execute(transaction, seals, lane, heads.of(lane), List.of(append))
                .map(answer -> answer.results().getFirst()));
  }

  /// Stores one item together with something else, both or none. The companion writes only when the
  /// item is appended. Costs a transaction of its own, so it is not for what comes often.
  public Uni<AppendResult> append(Append append, Companion companion) {
    return gate.whenOpen(() -> appendWith(append.stream().lane(heads.lanes()), append, companion));
  }

  private Uni<AppendResult> appendWith(int lane, Append append, Companion companion) {
    return pool.withTransaction(
            transaction ->
                BatchStatement.execute(transaction, seals, lane, heads.of(lane), List.of(append))
                    .call(
                        answer ->
                            answer.results().getFirst() instanceof AppendResult.Appended
                                ? companion.writeIn(transaction)
                                : Uni.createFrom().voidItem()))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure(TimeoutException.class)
        .transform(_ -> new StoreUnavailableException("the log did not answer in " + timeout))
        .invoke(answer -> heads.reached(lane, answer.head()))
        .map(answer -> answer.results().getFirst());
  }

  /// Events of one stream, oldest first.
  ///
  /// @param afterVersion 0 reads from the beginning
  public Uni<List<StoredEvent>> readStream(StreamId stream, long afterVersion, int limit) {
    return readStream(pool, stream, afterVersion, limit);
  }

  /// The same, inside a transaction of the caller.
  public Uni<List<StoredEvent>> readStream(
      SqlClient client, StreamId stream, long afterVersion, int limit) {
    return client
        .preparedQuery(
            COLUMNS + "where stream = $1 and stream_version > $2 order by stream_version limit $3")
        .execute(Tuple.of(stream.toString(), afterVersion, limit))
        .map(EventLog::events);
  }

  /// Events of all streams, stream by stream, each oldest first.
  ///
  /// @param afterStream written form of the stream that was read last; empty for the first
  public Uni<List<StoredEvent>> readStreams(
      SqlClient client, String afterStream, long afterVersion, int limit) {
    return client
        .preparedQuery(
            COLUMNS
                + "where (stream, stream_version) > ($1, $2) order by stream, stream_version"
                + " limit $3")
        .execute(Tuple.of(afterStream, afterVersion, limit))
        .map(EventLog::events);
  }

  /// How many events the stream had at a time: those before the first that was recorded later.
  public Uni<Long> versionAt(StreamId stream, Instant time) {
    return pool.preparedQuery(
            "select coalesce(min(stream_version) filter (where recorded_at > $2) - 1,"
                + " max(stream_version), 0) as version from events where stream = $1")
        .execute(Tuple.of(stream.toString(), time.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("version"));
  }

  /// Events of one lane in the order of their numbers.
  public Uni<List<StoredEvent>> readLane(int lane, long after, int limit) {
    return readLane(pool, lane, after, limit);
  }

  /// The same on a connection of the caller.
  public Uni<List<StoredEvent>> readLane(SqlClient client, int lane, long after, int limit) {
    return client
        .preparedQuery(COLUMNS + "where lane = $1 and seq > $2 order by seq limit $3")
        .execute(Tuple.of((short) lane, after, limit))
        .map(EventLog::events);
  }

  /// What a stretch of one lane holds, computed from the stored bytes, and whether the columns
  /// beside them say the same; reads page by page.
  ///
  /// @param source CloudEvents source of this service, which is in the hash of each event
  /// @param after number before the stretch
  /// @param upTo last number of the stretch
  /// @param page most events in memory
  public Uni<LaneDigest> digest(String source, int lane, long after, long upTo, int page) {
    return hash(new LaneHasher(source), lane, after, upTo, page)
        .chain(
            hashed ->
                pool.preparedQuery(ENDS)
                    .execute(Tuple.of((short) lane))
                    .map(rows -> rows.iterator().next())
                    .map(
                        row ->
                            hashed.digest(orZero(row, "head"), orZero(row, "last"), stray(row))));
  }

  private static @Nullable Stray stray(Row row) {
    var lane = row.getShort("stray_lane");
    return lane == null ? null : new Stray(lane, row.getLong("stray_seq"));
  }

  private Uni<LaneHasher> hash(LaneHasher hasher, int lane, long after, long upTo, int page) {
    return pool.preparedQuery(
            "select lane, seq, document, "
                + DocumentColumns.NAMES
                + " from events where lane = $1 and seq > $2 and seq <= $3 order by seq limit $4")
        .execute(Tuple.of((short) lane, after, upTo, page))
        .map(rows -> rows.stream().map(EventLog::line).toList())
        .chain(
            events ->
                events.size() < page
                    ? Uni.createFrom().item(() -> hasher.add(events))
                    : hash(hasher.add(events), lane, events.getLast().seq(), upTo, page));
  }

  private static LaneHasher.Line line(Row row) {
    return new LaneHasher.Line(
        row.getShort("lane"),
        row.getLong("seq"),
        DocumentColumns.of(row),
        BatchStatement.bytes(row, "document"));
  }

  private static long orZero(Row row, String column) {
    var number = row.getLong(column);
    return number == null ? 0 : number;
  }

  /// The committed heads of all lanes, as the database knows them now.
  public Uni<long[]> committedHeads() {
    return committedHeads(pool);
  }

  /// The same as a snapshot of the caller has them.
  public Uni<long[]> committedHeads(SqlClient client) {
    return client
        .query("select lane, seq from lane_head order by lane")
        .execute()
        .map(
            rows -> {
              var seqs = new long[heads.lanes()];
              for (var row : rows) {
                seqs[row.getShort("lane")] = row.getLong("seq");
              }
              return seqs;
            });
  }

  /// The receipt of an earlier append with this principal and key, if there is one.
  public Uni<Optional<AppendResult>> receipt(Receipt receipt) {
    return pool.preparedQuery(
            "select fingerprint, stream, version, seal from receipts where principal = $1 and key = $2")
        .execute(Tuple.of(receipt.principal(), receipt.key()))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(result(receipt, rows.iterator().next())));
  }

  /// Whether events came back into this log, so that some receipts are found in another form; see
  /// [#returnedReceipt].
  public boolean hasReturned() {
    return returned;
  }

  /// Reads once more whether events came back.
  public Uni<Void> noticeReturned() {
    return pool.query("select exists (select from returned_receipts) as returned")
        .execute()
        .invoke(rows -> returned = rows.iterator().next().getBoolean("returned"))
        .replaceWithVoid();
  }

  /// The receipt of an append that came back, if there is one.
  public Uni<Optional<AppendResult>> returnedReceipt(Receipt receipt) {
    var mark = receipt.mark();
    return pool.preparedQuery(
            "select fingerprint, stream, version from returned_receipts where identity = $1")
        .execute(Tuple.of(mark.identity()))
        .map(rows -> rows.stream().findFirst().map(row -> result(mark, row)));
  }

  private static AppendResult result(ReceiptMark mark, Row row) {
    return mark.fingerprint().equals(row.getString("fingerprint"))
        ? new AppendResult.Repeated(StreamId.parse(row.getString("stream")), row.getLong("version"))
        : new AppendResult.KeyReused();
  }

  /// Removes receipts older than the given number of seconds, at most `limit` of them.
  ///
  /// @return how many were removed
  public Uni<Integer> forgetReceipts(long olderThanSeconds, int limit) {
    return pool.preparedQuery(
            "delete from receipts where (principal, key) in (select principal, key from receipts"
                + " where created_at < now() - make_interval(secs => $1) limit $2)")
        .execute(Tuple.of((double) olderThanSeconds, limit))
        .map(RowSet::rowCount);
  }

  private AppendResult result(Receipt receipt, Row row) {
    if (!Arrays.equals(BatchStatement.bytes(row, "fingerprint"), receipt.fingerprint())) {
      return new AppendResult.KeyReused();
    }
    var stream = row.getString("stream");
    var version = row.getLong("version");
    return ReceiptSeal.holds(
            seals, BatchStatement.bytesOrNull(row, "seal"), receipt, stream, version)
        ? new AppendResult.Repeated(StreamId.parse(stream), version)
        : new AppendResult.ForgedReceipt();
  }

  private static List<StoredEvent> events(RowSet<Row> rows) {
    var events = new ArrayList<StoredEvent>(rows.size());
    for (var row : rows) {
      events.add(
          new StoredEvent(
              row.getShort("lane"),
              row.getLong("seq"),
              row.getString("stream"),
              row.getLong("stream_version"),
              row.getString("type"),
              BatchStatement.bytes(row, "document")));
    }
    return List.copyOf(events);
  }
}
