package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.AppendResult.Appended;
import org.aimsledger.eventstore.store.AppendResult.ForgedReceipt;
import org.aimsledger.eventstore.store.AppendResult.KeyReused;
import org.aimsledger.eventstore.store.AppendResult.NameTaken;
import org.aimsledger.eventstore.store.AppendResult.Repeated;
import org.aimsledger.eventstore.store.AppendResult.VersionConflict;
import org.jspecify.annotations.Nullable;

/// A batch as the arguments of `append_sealed`, and its answer as results. Holds no state.
final class BatchStatement {
  private static final String SQL =
      "select item, outcome, version, stream, detail, head from append_sealed("
          + "lane_from($1,$20),$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)";

  /// SQL state when the database is older than it was.
  static final String WENT_BACK = "AL001";

  private BatchStatement() {}

  /// @param head last number of the lane after the batch
  record Answer(List<AppendResult> results, long head) {}

  /// @param known number that the lane had reached before; less is a [#WENT_BACK]
  static Uni<Answer> execute(
      SqlClient client, RowSeals seals, int lane, long known, List<Append> items) {
    return client
        .preparedQuery(SQL)
        .execute(arguments(seals, lane, items).addLong(known))
        .map(rows -> answer(seals, items, rows));
  }

  private static Tuple arguments(RowSeals seals, int lane, List<Append> items) {
    var tuple = Tuple.tuple();
    tuple.addShort((short) lane);
    addItems(tuple, items);
    addEvents(tuple, items);
    addClaims(tuple, items);
    return tuple.addValue(seals(seals, items));
  }

  private static void addItems(Tuple tuple, List<Append> items) {
    var size = items.size();
    var stream = new String[size];
    var expected = new Long[size];
    var after = new Long[size];
    var firstEvent = new @Nullable UUID[size];
    var principal = new @Nullable String[size];
    var key = new @Nullable String[size];
    var fingerprint = new io.vertx.core.buffer.@Nullable Buffer[size];
    for (var i = 0; i < size; i++) {
      var item = items.get(i);
      stream[i] = item.stream().toString();
      expected[i] = item.expectedVersion();
      after[i] = item.versionAfter();
      firstEvent[i] = item.events().isEmpty() ? null : item.events().getFirst().id();
      var receipt = item.receipt();
      if (receipt != null) {
        principal[i] = receipt.principal();
        key[i] = receipt.key();
        fingerprint[i] = io.vertx.core.buffer.Buffer.buffer(receipt.fingerprint());
      }
    }
    tuple.addValue(stream).addValue(expected).addValue(after).addValue(firstEvent);
    tuple.addValue(principal).addValue(key).addValue(fingerprint);
  }

  private static io.vertx.core.buffer.@Nullable Buffer[] seals(RowSeals seals, List<Append> items) {
    var made = new io.vertx.core.buffer.@Nullable Buffer[items.size()];
    for (var i = 0; i < made.length; i++) {
      var item = items.get(i);
      var receipt = item.receipt();
      if (receipt != null) {
        var seal = ReceiptSeal.of(seals, receipt, item.stream().toString(), item.versionAfter());
        made[i] = seal == null ? null : io.vertx.core.buffer.Buffer.buffer(seal);
      }
    }
    return made;
  }

  private static void addEvents(Tuple tuple, List<Append> items) {
    var size = 0;
    for (var item : items) {
      size += item.events().size();
    }
    var item = new Integer[size];
    var version = new Long[size];
    var id = new UUID[size];
    var type = new String[size];
    var at = new OffsetDateTime[size];
    var document = new io.vertx.core.buffer.Buffer[size];
    var place = 0;
    for (var i = 0; i < items.size(); i++) {
      var next = items.get(i).expectedVersion();
      for (var event : items.get(i).events()) {
        item[place] = i + 1;
        version[place] = ++next;
        id[place] = event.id();
        type[place] = event.type();
        at[place] = event.time();
        document[place] = io.vertx.core.buffer.Buffer.buffer(event.document());
        place++;
      }
    }
    tuple.addValue(item).addValue(version).addValue(id).addValue(type).addValue(at);
    tuple.addValue(document);
  }

  private static void addClaims(Tuple tuple, List<Append> items) {
    var item = new ArrayList<Integer>();
    var scope = new ArrayList<String>();
    var key = new ArrayList<String>();
    var take = new ArrayList<Boolean>();
    for (var i = 0; i < items.size(); i++) {
      for (var change : items.get(i).claims()) {
        item.add(i + 1);
        scope.add(change.claim().scope());
        key.add(change.claim().key());
        take.add(
            switch (change) {
              case ClaimChange.Take _ -> true;
              case ClaimChange.Release _ -> false;
            });
      }
    }
    tuple.addValue(item.toArray(Integer[]::new)).addValue(scope.toArray(String[]::new));
    tuple.addValue(key.toArray(String[]::new)).addValue(take.toArray(Boolean[]::new));
  }

  /// One row with item 0 and the head, and one for each item that was not simply appended.
  private static Answer answer(RowSeals seals, List<Append> items, RowSet<Row> rows) {
    var results = new AppendResult[items.size()];
    var head = -1L;
    for (var row : rows) {
      int item = row.getInteger(0);
      if (item == 0) {
        head = row.getLong(5);
      } else {
        results[item - 1] = result(seals, items.get(item - 1), row);
      }
    }
    if (head < 0) {
      throw new IllegalStateException("append_sealed answered without the lane's head");
    }
    for (var i = 0; i < results.length; i++) {
      if (results[i] == null) {
        results[i] = new Appended(items.get(i).versionAfter());
      }
    }
    return new Answer(List.of(results), head);
  }

  private static AppendResult result(RowSeals seals, Append item, Row row) {
    var outcome = row.getString("outcome");
    var version = row.getLong("version");
    return switch (outcome) {
      case "confirmed" -> new Appended(version);
      case "conflict" -> new VersionConflict(version);
      case "repeated" -> repeated(seals, item, row);
      case "key-reused" -> new KeyReused();
      case "taken" -> {
        var detail = row.getString("detail");
        var space = detail.indexOf(' ');
        yield new NameTaken(
            new Claim(detail.substring(0, space), detail.substring(space + 1)),
            StreamId.parse(row.getString("stream")));
      }
      default -> throw new IllegalStateException("append_sealed answered " + outcome);
    };
  }

  /// The fingerprint of the receipt is that of the item, else it would not be repeated.
  private static AppendResult repeated(RowSeals seals, Append item, Row row) {
    var seal = row.getString("detail");
    var stream = row.getString("stream");
    var version = row.getLong("version");
    return ReceiptSeal.holds(
            seals,
            seal == null ? null : HexFormat.of().parseHex(seal),
            Objects.requireNonNull(item.receipt()),
            stream,
            version)
        ? new Repeated(StreamId.parse(stream), version)
        : new ForgedReceipt();
  }

  /// The bytes of a column; null for a null.
  static byte @Nullable [] bytesOrNull(Row row, String column) {
    @Nullable Buffer buffer = row.get(Buffer.class, column);
    return buffer == null ? null : buffer.getBytes();
  }

  /// The bytes of a column.
  static byte[] bytes(Row row, String column) {
    Buffer buffer = row.get(Buffer.class, column);
    return buffer.getBytes();
  }
}
