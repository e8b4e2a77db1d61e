package org.aimsledger.eventstore.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The table `relay_cursor`, over the connection that holds the locks of its lanes. Whoever lost
/// that connection can write nothing here any more.
///
/// Commits don't wait for the disk: a cursor that a crash of the database sets back repeats
/// deliveries and loses none. [#setBack] is the exception.
final class CursorTable {
  /// First key of the advisory locks; the second is the lane.
  private static final int LOCK = 0x41494D53;

  private final SqlConnection connection;

  CursorTable(SqlConnection connection) {
    this.connection = connection;
  }

  /// How far a lane is.
  ///
  /// @param seq last number that the broker acknowledged
  /// @param sent offset behind the last record that it acknowledged
  /// @param topic id of the topic; empty when it isn't known
  record Position(int lane, long seq, long sent, String topic) {
    /// One acknowledgement further.
    ///
    /// @param end offset behind the record, where it is known
    Position moved(long next, long end) {
      return new Position(lane, next, Math.max(sent, end), topic);
    }
  }

  /// To be called first.
  Uni<Void> open() {
    return connection.query("set synchronous_commit = off").execute().replaceWithVoid();
  }

  /// Tries to lock lanes.
  ///
  /// @return those that were free
  Uni<Set<Integer>> lock(Short[] lanes) {
    return connection
        .preparedQuery(
            "select lane, pg_try_advisory_lock($1, lane) as got from relay_cursor"
                + " where lane = any ($2)")
        .execute(Tuple.of(LOCK).addValue(lanes))
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.getBoolean("got"))
                    .map(row -> row.getInteger("lane"))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /// Reads positions. Not part of [#lock]: a statement's snapshot may be older than its locks.
  Uni<List<Position>> read(Short[] lanes) {
    return connection
        .preparedQuery("select lane, seq, sent, topic from relay_cursor where lane = any ($1)")
        .execute(Tuple.tuple().addValue(lanes))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Position(
                                row.getInteger("lane"),
                                row.getLong("seq"),
                                row.getLong("sent"),
                                row.getString("topic")))
                    .toList());
  }

  /// Forwards only.
  Uni<Void> move(List<Position> positions) {
    return update(
        positions,
        "update relay_cursor c set seq = t.seq, sent = t.sent, topic = t.topic from"
            + " unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[])"
            + " as t (lane, seq, sent, topic) where c.lane = t.lane and c.seq < t.seq");
  }

  /// Backwards, and notes the topic. Waits for the disk: a cursor from before the crash of a
  /// database would leave the hole for good once the topic has grown.
  Uni<Void> setBack(List<Position> positions) {
    return connection
        .query("set synchronous_commit = on")
        .execute()
        .chain(
            () ->
                update(
                    positions,
                    "update relay_cursor c set seq = t.seq, sent = t.sent, topic = t.topic from"
                        + " unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[])"
                        + " as t (lane, seq, sent, topic) where c.lane = t.lane"))
        .chain(this::open);
  }

  private Uni<Void> update(List<Position> positions, String sql) {
    var lanes = new ArrayList<Short>();
    var seqs = new ArrayList<Long>();
    var sent = new ArrayList<Long>();
    var topics = new ArrayList<String>();
    for (var position : positions) {
      lanes.add((short) position.lane());
      seqs.add(position.seq());
      sent.add(position.sent());
      topics.add(position.topic());
    }
    return connection
        .preparedQuery(sql)
        .execute(
            Tuple.tuple()
                .addValue(lanes.toArray(Short[]::new))
                .addValue(seqs.toArray(Long[]::new))
                .addValue(sent.toArray(Long[]::new))
                .addValue(topics.toArray(String[]::new)))
        .replaceWithVoid();
  }

  /// Gives everything back: the locks and the setting belong to the connection, which others use
  /// afterwards.
  Uni<Void> close() {
    return connection
        .query("reset synchronous_commit; select pg_advisory_unlock_all()")
        .execute()
        .onItemOrFailure()
        .transformToUni((_, _) -> connection.close());
  }
}
