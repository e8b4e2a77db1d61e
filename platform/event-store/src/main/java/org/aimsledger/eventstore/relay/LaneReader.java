package org.aimsledger.eventstore.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.aimsledger.eventstore.inbox.Inbox;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Reads what waits in several lanes with one statement.
final class LaneReader {
  /// The running sum keeps a batch of large documents from filling the memory; the first event of a
  /// lane is always among the rows, however large it is.
  private static final String WAITING =
      """
      select e.lane, e.seq, e.stream, e.document
      from unnest($1::smallint[], $2::bigint[]) as w (lane, after)
      cross join lateral (
        select b.*, sum(octet_length(b.document)) over (order by b.seq) - octet_length(b.document) as bytes_before
        from (select lane, seq, stream, document from events
              where lane = w.lane and seq > w.after order by seq limit $3) b) e
      where e.bytes_before < $4\
      """;

  private static final byte[] CONTENT_TYPE =
      "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.US_ASCII);

  private LaneReader() {}

  /// An event that the broker doesn't have yet.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Waiting(int lane, long seq, String stream, byte[] document) {
    /// As it is sent.
    ProducerRecord<byte[], byte[]> in(String topic) {
      var headers = new RecordHeaders();
      headers.add(Inbox.LANE_HEADER, ascii(Integer.toString(lane)));
      headers.add(Inbox.SEQ_HEADER, ascii(Long.toString(seq)));
      headers.add("content-type", CONTENT_TYPE);
      return new ProducerRecord<>(topic, lane, ascii(stream), document, headers);
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /// The next events of each lane, in the order of their numbers.
  ///
  /// @param after number of each lane behind which to start
  static Uni<List<Waiting>> read(
      SqlConnection connection, Short[] lanes, IntToLongFunction after, RelaySettings settings) {
    var starts = Arrays.stream(lanes).map(lane -> after.applyAsLong(lane)).toArray(Long[]::new);
    return connection
        .preparedQuery(WAITING)
        .execute(
            Tuple.tuple()
                .addValue(lanes)
                .addValue(starts)
                .addValue(settings.batch())
                .addValue(settings.bytes()))
        .map(LaneReader::inOrder);
  }

  private static List<Waiting> inOrder(RowSet<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new Waiting(
                    row.getShort("lane"),
                    row.getLong("seq"),
                    row.getString("stream"),
                    row.getDelegate().getBuffer("document").getBytes()))
        .sorted(Comparator.comparingInt(Waiting::lane).thenComparingLong(Waiting::seq))
        .toList();
  }
}
