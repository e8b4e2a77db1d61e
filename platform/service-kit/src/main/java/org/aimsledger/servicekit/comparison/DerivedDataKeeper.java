package org.aimsledger.servicekit.comparison;

import static org.aimsledger.servicekit.comparison.ComparisonLog.LOG;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.contracts.platform.DerivedDataEvent;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesFound;
import org.aimsledger.contracts.platform.DifferingRow;
import org.aimsledger.contracts.platform.RowDifference;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.ReceiptComparison;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.servicekit.runtime.EventStoreConfig;

/// Records differences, and that they were mended; throws changed states of streams away.
///
/// Several processes may do it: each decides on what the others have recorded.
@Singleton
public class DerivedDataKeeper {
  private static final String CATEGORY = "derived-data";
  private static final int PAGE = 100;
  private static final Pattern SCOPE = Pattern.compile("[a-z-]{1,40}");
  private static final Pattern PLACE = Pattern.compile("[a-z/-]{1,60}/[0-9]{1,5}");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final EventStore store;
  private final Pool pool;
  private final Clock clock;
  private final String service;
  private final MeterRegistry registry;
  private final UUID log;
  private final CommandRunner<DerivedDataCommand, DerivedDataState, DerivedDataEvent, Void> runner;
  private final AtomicLong open = new AtomicLong();
  private volatile long heard = -1;

  @Inject
  DerivedDataKeeper(
      EventStore store, Pool pool, EventStoreConfig config, Clock clock, MeterRegistry registry) {
    this(store, pool, config.service(), clock, registry);
  }

  /// @param service name of the service, named as actor
  public DerivedDataKeeper(
      EventStore store, Pool pool, String service, Clock clock, MeterRegistry registry) {
    this.store = store;
    this.pool = pool;
    this.clock = clock;
    this.service = service;
    this.registry = registry;
    this.log = EventIds.derived("/" + service, CATEGORY);
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new DerivedDataDecider(),
                EventTypes.declare(DerivedDataEvent.class, WireNames::of)));
    Gauge.builder("aims.differences.open", open, AtomicLong::get)
        .description("Rows that are not what their events say, and were not made anew yet")
        .register(registry);
  }

  /// Lets the counters of a table begin at 0: of one that begins with its first difference nobody
  /// sees that it has risen.
  void count(DerivedData what, String table) {
    count("aims.differences.found", what, table, 0);
    count("aims.differences.mended", what, table, 0);
  }

  /// Rows that differ and were not made anew yet, as far as this process knows.
  public long open() {
    return open.get();
  }

  /// Records what was found. A changed state of a stream is thrown away then, since commands are
  /// decided on it.
  public Uni<Void> found(List<Difference> differences) {
    var tables = new LinkedHashMap<String, List<Difference>>();
    differences.forEach(
        each -> tables.computeIfAbsent(each.table(), _ -> new ArrayList<>()).add(each));
    return inTurn(
        tables.entrySet().stream().toList(), table -> found(table.getKey(), table.getValue()));
  }

  private Uni<Void> found(String table, List<Difference> differences) {
    var what = DerivedData.valueOf(differences.getFirst().what().name());
    var rows = differences.stream().map(DerivedDataKeeper::named).toList();
    var report = new DerivedDataCommand.Report(log, what, table, rows, clock.instant());
    var recorded =
        runner
            .load(log)
            .invoke(before -> tell(report, before.state()))
            .chain(() -> decided(report));
    return what == DerivedData.SNAPSHOT
        ? recorded
            .chain(() -> inTurn(differences, each -> thrownAway((String) each.key())))
            .chain(() -> mended(table))
        : recorded;
  }

  private void tell(DerivedDataCommand.Report report, DerivedDataState before) {
    var fresh = report.rows().stream().filter(row -> !before.knows(report.table(), row)).toList();
    count("aims.differences.found", report.what(), report.table(), fresh.size());
    fresh.stream()
        .limit(DerivedDataDecider.NAMED)
        .forEach(
            row ->
                LOG.differs(
                    report.what().name(),
                    report.table(),
                    row.kind().name(),
                    row.key(),
                    Objects.requireNonNullElse(row.stream(), "-"),
                    row.columns()));
    if (fresh.size() > DerivedDataDecider.NAMED) {
      LOG.moreDiffer(report.what().name(), report.table(), fresh.size() - DerivedDataDecider.NAMED);
    }
  }

  private Uni<Void> thrownAway(String stream) {
    return pool.preparedQuery("delete from snapshots where stream = $1")
        .execute(Tuple.of(stream))
        .invoke(() -> forget(stream))
        .replaceWithVoid();
  }

  private void forget(String stream) {
    var id = StreamId.parse(stream);
    store.states(id.category()).forEach(states -> states.forget(id));
  }

  /// Records that a table was made anew.
  public Uni<Void> mended(String table) {
    return runner
        .load(log)
        .chain(
            before -> {
              var open = before.state().tables().get(table);
              return open == null
                  ? Uni.createFrom().voidItem()
                  : decided(new DerivedDataCommand.Mend(log, table, clock.instant()))
                      .invoke(
                          () -> {
                            count(
                                "aims.differences.mended", open.what(), table, open.rows().size());
                            LOG.mended(open.what().name(), table);
                          });
            });
  }

  /// Tables with rows that differ and were not made anew yet, with what they are.
  public Uni<Map<String, DerivedData>> unmended() {
    return runner
        .load(log)
        .map(
            now -> {
              open.set(now.state().rows());
              return now.state().tables().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, table -> table.getValue().what()));
            });
  }

  /// Listens to what other processes have found since the last call: this one may have folded
  /// states from a changed one as well. For one caller at a time.
  public Uni<Void> listen() {
    var since = heard;
    return since < 0
        ? runner
            .load(log)
            .invoke(now -> heard = now.version())
            .chain(this::unmended)
            .replaceWithVoid()
        : runner
            .history(log, since, PAGE)
            .invoke(events -> events.forEach(this::heard))
            // Receipts that were put back are looked for beside the others.
            .chain(
                events ->
                    events.isEmpty() ? Uni.createFrom().voidItem() : store.log().noticeReturned())
            .chain(this::unmended)
            .replaceWithVoid();
  }

  private void heard(Recorded<DerivedDataEvent> recorded) {
    heard = recorded.meta().streamVersion();
    if (recorded.event() instanceof DifferencesFound found
        && found.what() == DerivedData.SNAPSHOT) {
      found.rows().stream()
          .map(DifferingRow::stream)
          .filter(Objects::nonNull)
          .forEach(this::forget);
    }
  }

  private void count(String name, DerivedData what, String table, long rows) {
    Counter.builder(name)
        .description("Rows that were not what their events say, when they were found or mended")
        .tags("what", what.name(), "table", table)
        .register(registry)
        .increment((double) rows);
  }

  private Uni<Void> decided(DerivedDataCommand command) {
    var context =
        new CommandContext(
            "service/" + service,
            EventIds.next(command.at().toEpochMilli()).toString(),
            null,
            null,
            null,
            null);
    return runner
        .run(log, command, context)
        .invoke(
            outcome -> {
              if (!(outcome instanceof Outcome.Done<DerivedDataState, Void>)) {
                throw new IllegalStateException("a difference was not recorded: " + outcome);
              }
            })
        .replaceWithVoid();
  }

  private static <T> Uni<Void> inTurn(List<T> all, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .onItem()
        .ignoreAsUni();
  }

  private static DifferingRow named(Difference difference) {
    var kind = RowDifference.valueOf(difference.kind().name());
    return switch (difference.key()) {
      case ClaimTable.Name name ->
          new DifferingRow(
              shownScope(name.scope()) + " " + hash(name.key()),
              (String) (difference.expected() == null ? difference.found() : difference.expected()),
              kind,
              difference.columns());
      case ReceiptComparison.Answer answer when difference.expected() == null ->
          // Whoever has put it in may have written anything there.
          new DifferingRow(
              shown(answer.stream() + " " + answer.version()), null, kind, difference.columns());
      case ReceiptComparison.Answer answer ->
          new DifferingRow(
              answer.stream() + " " + answer.version(),
              answer.stream(),
              kind,
              difference.columns());
      case String stream when difference.what() == Difference.What.SNAPSHOT ->
          new DifferingRow(stream, stream, kind, difference.columns());
      case String place
          when difference.what() == Difference.What.SEALED && PLACE.matcher(place).matches() ->
          new DifferingRow(place, null, kind, difference.columns());
      case Object key -> new DifferingRow(shown(key.toString()), null, kind, difference.columns());
    };
  }

  private static String shownScope(String scope) {
    return SCOPE.matcher(scope).matches() ? scope : hash(scope);
  }

  /// Keys are ids, or made of them. What somebody has put in by hand may be anything.
  private static String shown(String key) {
    return ID.matcher(key).find() && key.length() <= 200 ? key : hash(key);
  }

  private static String hash(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
