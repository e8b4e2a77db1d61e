package org.aimsledger.eventstore.compare;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.Receipt;
import org.aimsledger.eventstore.store.ReceiptMark;
import org.aimsledger.eventstore.store.ReceiptSeal;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// The receipts of requests against the events that answer them, which say by two hashes which
/// request that was and what it asked for.
///
/// Finds a receipt that was changed or deleted while it should be kept, one that was put in and
/// names a place of a stream that the log doesn't have, and each one that does not carry the seal
/// of the service, where it has keys. Does **not** find that a receipt of a request was deleted
/// that led to no event, because it was fulfilled already: then the request is decided anew, on
/// what is the case by then.
public final class ReceiptComparison {
  static final String TABLE = "receipts";

  /// Most doubts of one pass; the others come with the next.
  private static final int DOUBTS = 10_000;

  /// An event that was recorded so long ago is in the log with its receipt, or not at all.
  private static final Duration WRITTEN = Duration.ofMinutes(1);

  /// A receipt is written in the transaction that reads or makes the event it names; version 0 is
  /// that of a stream that has none.
  private static final String PLACE =
      "(r.version = 0 or exists (select from events e"
          + " where e.stream = r.stream and e.stream_version = r.version)) as placed";

  private static final String PAGE =
      "select r.principal, r.key, r.fingerprint, r.stream, r.version, r.seal, "
          + PLACE
          + " from receipts r where (r.principal, r.key) > ($1, $2)"
          + " order by r.principal, r.key limit $3";

  /// What a returned receipt says has to be in the event at the place that it names.
  private static final String RETURNED =
      "select r.identity, r.fingerprint, r.stream, r.version, e.document from returned_receipts r"
          + " left join events e on e.stream = r.stream and e.stream_version = r.version"
          + " where r.identity > $1 order by r.identity limit $2";

  private final Pool pool;
  private final Looks looks;
  private final ComparisonSettings settings;
  private final RowSeals seals;

  ReceiptComparison(Pool pool, Looks looks, ComparisonSettings settings, RowSeals seals) {
    this.seals = seals;
    this.pool = pool;
    this.looks = looks;
    this.settings = settings;
  }

  /// What an event says of the request that it answers.
  ///
  /// @param version of the event in its stream
  public record Answer(String stream, long version, ReceiptMark mark) {
    @Override
    public String toString() {
      return stream + " " + version + " " + mark.identity() + mark.fingerprint();
    }
  }

  /// A receipt as it is in the table.
  ///
  /// @param placed whether the log has the place that it names
  /// @param sealed whether the service has written it, as far as it has keys
  public record Kept(String principal, String key, Answer answer, boolean placed, boolean sealed) {
    static Kept of(Row row, RowSeals seals) {
      var principal = Objects.requireNonNull(row.getString("principal"));
      var key = Objects.requireNonNull(row.getString("key"));
      var fingerprint = Objects.requireNonNull(row.getBuffer("fingerprint")).getBytes();
      var receipt = new Receipt(principal, key, fingerprint);
      var stream = Objects.requireNonNull(row.getString("stream"));
      var version = row.getLong("version");
      @Nullable Buffer seal = row.get(Buffer.class, "seal");
      return new Kept(
          principal,
          key,
          new Answer(stream, version, ReceiptMark.of(receipt)),
          row.getBoolean("placed"),
          ReceiptSeal.holds(
              seals, seal == null ? null : seal.getBytes(), receipt, stream, version));
    }
  }

  /// A receipt that came back with its event, as it is in its table.
  private record Returned(Answer answer, boolean answered) {
    static Returned of(Row row) {
      var mark = new ReceiptMark(row.getString("identity"), row.getString("fingerprint"));
      @Nullable Buffer document = row.get(Buffer.class, "document");
      return new Returned(
          new Answer(row.getString("stream"), row.getLong("version"), mark),
          document != null
              && EventDocument.answeredBy(document.getBytes()).filter(mark::equals).isPresent());
    }
  }

  Pass pass(long turn, long parts) {
    return new Pass(new KeySet(settings.keys(), turn, parts));
  }

  private interface Reader {
    void read(Kept kept);
  }

  private void readAll(Reader reader)
      throws InterruptedException, ExecutionException, TimeoutException {
    var principal = "";
    var key = "";
    for (var page = page(principal, key); !page.isEmpty(); page = page(principal, key)) {
      for (var kept : page) {
        principal = kept.principal();
        key = kept.key();
        reader.read(kept);
      }
      if (page.size() < settings.rows()) {
        return;
      }
      looks.rest();
    }
  }

  /// Those that no event answers.
  private List<Difference> unanswered()
      throws InterruptedException, ExecutionException, TimeoutException {
    var found = new ArrayList<Difference>();
    var last = "";
    while (true) {
      var page =
          looks.await(
              pool.preparedQuery(RETURNED)
                  .execute(Tuple.of(last, settings.rows()))
                  .map(rows -> rows.stream().map(Returned::of).toList()));
      for (var returned : page) {
        last = returned.answer().mark().identity();
        if (!returned.answered() && found.size() < DOUBTS) {
          found.add(
              new Difference(
                  What.RECEIPT,
                  TABLE,
                  returned.answer(),
                  Kind.UNEXPECTED,
                  List.of(),
                  null,
                  returned));
        }
      }
      if (page.size() < settings.rows()) {
        return found;
      }
      looks.rest();
    }
  }

  private List<Kept> page(String principal, String key)
      throws InterruptedException, ExecutionException, TimeoutException {
    return looks.await(
        pool.preparedQuery(PAGE)
            .execute(Tuple.of(principal, key, settings.rows()))
            .map(rows -> rows.stream().map(row -> Kept.of(row, seals)).toList()));
  }

  /// One pass: first what is in the table, then what events say that should be there.
  final class Pass {
    private final KeySet there;
    private final Map<String, Answer> doubts = new HashMap<>();
    private final List<Difference> wrong = new ArrayList<>();
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;

    Pass(KeySet there) {
      this.there = there;
    }

    /// Reads what is there.
    void begin() throws InterruptedException, ExecutionException, TimeoutException {
      var now =
          looks.await(
              pool.query("select now() as now")
                  .execute()
                  .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant()));
      // Clocks of service and database may differ, and the oldest are about to be forgotten.
      var margin = settings.receipts().dividedBy(20);
      from = now.minus(settings.receipts()).plus(margin);
      to = now.minus(WRITTEN);
      wrong.addAll(unanswered());
      readAll(
          kept -> {
            there.add(TABLE, kept.answer());
            if (!(kept.placed() && kept.sealed()) && wrong.size() < DOUBTS) {
              wrong.add(unexpected(kept));
            }
          });
    }

    /// Looks whether the request that the event answers has its receipt.
    void check(LoggedEvent event) {
      if (doubts.size() >= DOUBTS || !event.time().isAfter(from) || event.time().isAfter(to)) {
        return;
      }
      var stored = event.stored();
      EventDocument.answeredBy(stored.document())
          .map(mark -> new Answer(stored.stream(), stored.streamVersion(), mark))
          .filter(answer -> there.lacks(TABLE, answer))
          .ifPresent(answer -> doubts.put(answer.mark().identity(), answer));
    }

    /// The differences among what was doubtful, and what is wrong anyway.
    List<Difference> settle() throws InterruptedException, ExecutionException, TimeoutException {
      if (doubts.isEmpty()) {
        return List.copyOf(wrong);
      }
      var found = new HashMap<String, Kept>();
      readAll(
          kept -> {
            if (doubts.containsKey(kept.answer().mark().identity())) {
              found.put(kept.answer().mark().identity(), kept);
            }
          });
      var returned = returned();
      var differences = new ArrayList<>(wrong);
      // One that a changed receipt is expected in the place of is told as changed.
      differences.removeIf(each -> doubts.containsKey(((Answer) each.key()).mark().identity()));
      doubts.forEach(
          (identity, answer) -> {
            var kept = found.get(identity);
            if (kept == null ? !returned.contains(identity) : !kept.answer().equals(answer)) {
              differences.add(difference(answer, kept));
            }
          });
      return List.copyOf(differences);
    }

    private List<String> returned()
        throws InterruptedException, ExecutionException, TimeoutException {
      return looks.await(
          pool.preparedQuery("select identity from returned_receipts where identity = any($1)")
              .execute(Tuple.of(doubts.keySet().toArray(String[]::new)))
              .map(rows -> rows.stream().map(row -> row.getString("identity")).toList()));
    }
  }

  private static Difference unexpected(Kept kept) {
    return new Difference(
        What.RECEIPT, TABLE, kept.answer(), Kind.UNEXPECTED, List.of(), null, kept);
  }

  private static Difference difference(Answer answer, @Nullable Kept kept) {
    var columns = new ArrayList<String>();
    if (kept != null) {
      if (!kept.answer().stream().equals(answer.stream())) {
        columns.add("stream");
      }
      if (kept.answer().version() != answer.version()) {
        columns.add("version");
      }
      if (!kept.answer().mark().equals(answer.mark())) {
        columns.add("fingerprint");
      }
    }
    return new Difference(
        What.RECEIPT,
        TABLE,
        answer,
        kept == null ? Kind.MISSING : Kind.CHANGED,
        columns,
        answer,
        kept);
  }

  /// Puts in what the event says, in the form in which receipts come back with events; takes out
  /// what names a place that there is not.
  public static Uni<Void> mend(Pool pool, Difference difference) {
    var answer = (Answer) difference.key();
    if (difference.expected() == null) {
      return pool.withTransaction(transaction -> removed(transaction, difference.found()));
    }
    return pool.withTransaction(
        transaction ->
            removed(transaction, difference.found())
                .chain(
                    () ->
                        transaction
                            .preparedQuery(
                                "insert into returned_receipts (identity, fingerprint, stream,"
                                    + " version) values ($1, $2, $3, $4) on conflict do nothing")
                            .execute(
                                Tuple.of(
                                    answer.mark().identity(),
                                    answer.mark().fingerprint(),
                                    answer.stream(),
                                    answer.version())))
                .replaceWithVoid());
  }

  private static Uni<Void> removed(SqlConnection transaction, @Nullable Object found) {
    return switch (found) {
      case Kept kept ->
          transaction
              .preparedQuery("delete from receipts where principal = $1 and key = $2")
              .execute(Tuple.of(kept.principal(), kept.key()))
              .replaceWithVoid();
      case Returned returned ->
          transaction
              .preparedQuery("delete from returned_receipts where identity = $1")
              .execute(Tuple.of(returned.answer().mark().identity()))
              .replaceWithVoid();
      case null, default -> Uni.createFrom().voidItem();
    };
  }
}
