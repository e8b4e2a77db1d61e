package org.aimsledger.inventory.billofmaterials;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Documents, bills and items. A bill and all its items are written in one transaction.
@ApplicationScoped
class BillStore {
  private static final int MOST_GONE = 500;
  private static final String ITEM =
      "select bill, number, thing, link, state, reason, decided_by, decided_at from bill_item ";

  private final Pool pool;

  BillStore(Pool pool) {
    this.pool = pool;
  }

  /// How many items are in each state.
  record Counts(long pending, long accepted, long done, long refused) {}

  /// Keeps a bill.
  ///
  /// @param said id of a component → what the bill says of it in its own words
  /// @return false when it is there already
  Uni<Boolean> create(Bill bill, byte[] document, List<Draft> drafts, Map<UUID, byte[]> said) {
    return pool.withTransaction(
        tx ->
            insertDocument(tx, bill, document)
                .flatMap(_ -> insertBill(tx, bill))
                .flatMap(
                    isNew ->
                        isNew && !drafts.isEmpty()
                            ? insertItems(tx, bill, drafts, said).replaceWith(true)
                            : Uni.createFrom().item(isNew)));
  }

  private static Uni<Void> insertDocument(SqlConnection tx, Bill bill, byte[] document) {
    return tx.preparedQuery(
            "insert into bill_document (sha256, content) values ($1, $2) on conflict do nothing")
        .execute(Tuple.of(bill.sha256(), Buffer.buffer(document)))
        .replaceWithVoid();
  }

  private static Uni<Boolean> insertBill(SqlConnection tx, Bill bill) {
    return tx.preparedQuery(
            "insert into bill (id, serial_number, version, spec_version, sha256, system, actor,"
                + " correlation, received_at, notes) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)"
                + " on conflict (id) do nothing")
        .execute(
            Tuple.from(
                Arrays.asList(
                    bill.id(),
                    bill.serialNumber(),
                    bill.version(),
                    bill.specVersion(),
                    bill.sha256(),
                    bill.system(),
                    bill.actor(),
                    bill.correlation(),
                    bill.receivedAt().atOffset(ZoneOffset.UTC),
                    bill.notes().toArray(String[]::new))))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Uni<Void> insertItems(
      SqlConnection tx, Bill bill, List<Draft> drafts, Map<UUID, byte[]> said) {
    var tuples = new ArrayList<Tuple>(drafts.size());
    for (var i = 0; i < drafts.size(); i++) {
      var draft = drafts.get(i);
      var json = JsonObject.mapFrom(draft);
      var isThing = draft instanceof Draft.Thing;
      var words = said.get(draft.target());
      tuples.add(
          Tuple.from(
              Arrays.asList(
                  bill.id(),
                  i + 1,
                  draft.place(),
                  draft.name(),
                  draft.target(),
                  isThing ? json : null,
                  isThing ? null : json,
                  draft.further().toArray(String[]::new),
                  words == null ? null : Buffer.buffer(words))));
    }
    return tx.preparedQuery(
            "insert into bill_item (bill, number, place, name, target, thing, link, further, said)"
                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .executeBatch(tuples)
        .replaceWithVoid();
  }

  Uni<Optional<Bill>> find(UUID id) {
    return pool.preparedQuery("select * from bill where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> all(rows, BillStore::bill).stream().findFirst());
  }

  /// Bills, the newest first.
  ///
  /// @param system only those that were said to be of this system
  Uni<List<Bill>> list(
      @Nullable UUID system, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
    return pool.preparedQuery(
            "select * from bill where ($1::timestamptz is null or (received_at, id) < ($1, $2))"
                + " and ($4::uuid is null or system = $4)"
                + " order by received_at desc, id desc limit $3")
        .execute(
            Tuple.from(
                Arrays.asList(
                    before == null ? null : before.atOffset(ZoneOffset.UTC),
                    beforeId,
                    limit,
                    system)))
        .map(rows -> all(rows, BillStore::bill));
  }

  Uni<Counts> counts(UUID bill) {
    return pool.preparedQuery(
            "select count(*) filter (where state = 'PENDING') as pending,"
                + " count(*) filter (where state = 'ACCEPTED') as accepted,"
                + " count(*) filter (where state = 'DONE') as done,"
                + " count(*) filter (where state = 'REFUSED') as refused"
                + " from bill_item where bill = $1")
        .execute(Tuple.of(bill))
        .map(
            rows -> {
              var row = rows.iterator().next();
              return new Counts(
                  row.getLong("pending"),
                  row.getLong("accepted"),
                  row.getLong("done"),
                  row.getLong("refused"));
            });
  }

  /// Names of things that the version before had and this one has not.
  Uni<List<String>> gone(Bill bill) {
    if (bill.serialNumber() == null) {
      return Uni.createFrom().item(List.of());
    }
    return pool.preparedQuery(
            "select p.name from bill_item p where p.bill = (select b.id from bill b"
                + " where b.serial_number = $1 and b.version < $2"
                + " order by b.version desc, b.received_at desc limit 1)"
                + " and p.thing is not null and not exists (select from bill_item i"
                + " where i.bill = $3 and i.target = p.target) order by p.number limit $4")
        .execute(Tuple.of(bill.serialNumber(), bill.version(), bill.id(), MOST_GONE))
        .map(rows -> all(rows, row -> row.getString("name")));
  }

  Uni<byte[]> document(Bill bill) {
    return pool.preparedQuery("select content from bill_document where sha256 = $1")
        .execute(Tuple.of(bill.sha256()))
        .map(rows -> content(rows.iterator().next(), "content"));
  }

  private static byte[] content(Row row, String column) {
    Buffer content = row.get(Buffer.class, column);
    return content.getBytes();
  }

  Uni<List<BillItem>> items(UUID bill, int after, int limit) {
    return pool.preparedQuery(ITEM + "where bill = $1 and number > $2 order by number limit $3")
        .execute(Tuple.of(bill, after, limit))
        .map(rows -> all(rows, BillStore::item));
  }

  /// Marks items as accepted that were not carried out yet; null: all of the bill.
  ///
  /// @return how many were marked
  Uni<Integer> accept(UUID bill, @Nullable List<Integer> numbers, String actor, Instant at) {
    return pool.preparedQuery(
            "update bill_item set state = 'ACCEPTED', reason = null, decided_by = $3,"
                + " decided_at = $4 where bill = $1 and state in ('PENDING', 'REFUSED')"
                + " and ($2::integer[] is null or number = any ($2))")
        .execute(
            Tuple.from(
                Arrays.asList(
                    bill,
                    numbers == null ? null : numbers.toArray(Integer[]::new),
                    actor,
                    at.atOffset(ZoneOffset.UTC))))
        .map(RowSet::rowCount);
  }

  /// Components that items of the bill are carried out in.
  Uni<Set<UUID>> components(UUID bill) {
    return pool.preparedQuery(
            "select target from bill_item where bill = $1 and state = 'DONE' and thing is not null")
        .execute(Tuple.of(bill))
        .map(rows -> Set.copyOf(all(rows, row -> row.getUUID("target"))));
  }

  /// Where components were last accepted from, for those that were.
  Uni<List<BillOrigin>> origins(Set<UUID> components) {
    return pool.preparedQuery(
            "select distinct on (i.target) i.target, i.bill, i.number, i.place, b.spec_version,"
                + " coalesce(octet_length(i.said), 0) as bytes"
                + " from bill_item i join bill b on b.id = i.bill where i.state = 'DONE'"
                + " and i.thing is not null and i.target = any ($1)"
                + " order by i.target, b.received_at desc, b.id, i.number")
        .execute(Tuple.of(components.toArray(UUID[]::new)))
        .map(
            rows ->
                all(
                    rows,
                    row ->
                        new BillOrigin(
                            row.getUUID("target"),
                            row.getUUID("bill"),
                            row.getInteger("number"),
                            row.getString("place"),
                            row.getString("spec_version"),
                            row.getInteger("bytes"))));
  }

  /// What bills say of components in their own words, by the id of the component.
  Uni<Map<UUID, byte[]>> said(Collection<BillOrigin> origins) {
    return pool.preparedQuery(
            "select i.target, i.said from bill_item i"
                + " join unnest($1::uuid[], $2::integer[]) as o (bill, number)"
                + " on i.bill = o.bill and i.number = o.number where i.said is not null")
        .execute(
            Tuple.of(
                origins.stream().map(BillOrigin::bill).toArray(UUID[]::new),
                origins.stream().map(BillOrigin::number).toArray(Integer[]::new)))
        .map(
            rows -> {
              var said = new HashMap<UUID, byte[]>();
              rows.forEach(row -> said.put(row.getUUID("target"), content(row, "said")));
              return said;
            });
  }

  /// Accepted items in the order in which they are carried out.
  Uni<List<BillItem>> accepted(int limit) {
    return pool.preparedQuery(ITEM + "where state = 'ACCEPTED' order by bill, number limit $1")
        .execute(Tuple.of(limit))
        .map(rows -> all(rows, BillStore::item));
  }

  /// @param reason why it was refused; null: it was done
  Uni<Void> carried(BillItem item, @Nullable String reason) {
    return pool.preparedQuery(
            "update bill_item set state = $3, reason = $4 where bill = $1 and number = $2")
        .execute(
            Tuple.from(
                Arrays.asList(
                    item.bill(), item.number(), reason == null ? "DONE" : "REFUSED", reason)))
        .replaceWithVoid();
  }

  private static Bill bill(Row row) {
    return new Bill(
        row.getUUID("id"),
        row.getString("serial_number"),
        row.getLong("version"),
        row.getString("spec_version"),
        row.getString("sha256"),
        row.getUUID("system"),
        row.getString("actor"),
        row.getString("correlation"),
        row.getOffsetDateTime("received_at").toInstant(),
        Arrays.asList(row.getArrayOfStrings("notes")));
  }

  private static BillItem item(Row row) {
    var thing = row.getJsonObject("thing");
    var link = row.getJsonObject("link");
    OffsetDateTime decided = row.getOffsetDateTime("decided_at");
    return new BillItem(
        row.getUUID("bill"),
        row.getInteger("number"),
        thing == null ? link.mapTo(Draft.Link.class) : thing.mapTo(Draft.Thing.class),
        BillItem.State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant());
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    var list = new ArrayList<T>(rows.size());
    rows.forEach(row -> list.add(read.apply(row)));
    return list;
  }
}
