package org.aimsledger.servicekit.comparison;

import static org.aimsledger.servicekit.comparison.ComparisonLog.LOG;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.KeyTable;
import org.aimsledger.eventstore.compare.ReceiptComparison;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.servicekit.seal.LaneSealer;

/// One pass of the comparison, and what follows from it: first everything that differs is named,
/// then it is made anew. For virtual threads.
public final class DerivedDataMending {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Comparison comparison;
  private final DerivedDataKeeper keeper;
  private final List<ProjectionRunner<?, ?>> views;
  private final ClaimTable claims;
  private final Pool pool;
  private final LaneSealer sealer;
  private final Duration patience;

  /// Tables of which it was said that they are not mended; empty for the log. Once is enough.
  private final Set<String> said = new HashSet<>();

  /// @param patience longest time for one table
  public DerivedDataMending(
      Comparison comparison,
      DerivedDataKeeper keeper,
      List<ProjectionRunner<?, ?>> views,
      ClaimTable claims,
      Pool pool,
      LaneSealer sealer,
      Duration patience) {
    this.comparison = comparison;
    this.keeper = keeper;
    this.views = List.copyOf(views);
    this.claims = claims;
    this.pool = pool;
    this.sealer = sealer;
    this.patience = patience;
  }

  /// Compares everything once, unless another process does, and makes anew what differs.
  ///
  /// @return number of rows that were compared
  public long pass() throws InterruptedException, ExecutionException, TimeoutException {
    var rows = new ArrayList<Difference>();
    var passed =
        comparison.pass(
            differences -> {
              await(keeper.found(differences));
              differences.stream()
                  .filter(each -> each.what() != Difference.What.VIEW)
                  .forEach(rows::add);
            });
    if (passed == null) {
      return 0;
    }
    var unmended = await(keeper.unmended());
    if (!unmended.isEmpty()) {
      // From events that somebody has exchanged nothing is made: it would spread what he wrote.
      if (!await(sealer.agreesWithLastSeal())) {
        if (said.add("")) {
          LOG.logDisagrees();
        }
        return passed.rows();
      }
      said.remove("");
      for (var table : unmended.entrySet()) {
        mend(table.getKey(), table.getValue(), rows);
      }
      var _ = await(keeper.unmended());
    }
    return passed.rows();
  }

  private void mend(String table, DerivedData what, List<Difference> rows)
      throws InterruptedException {
    try {
      switch (what) {
        case VIEW -> {
          for (var view : views) {
            if (view.name().equals(table)) {
              rebuild(view);
            }
          }
        }
        case CLAIM -> {
          for (var row : of(rows, table)) {
            await(claims.mend(pool, row));
          }
        }
        case RECEIPT -> {
          for (var row : of(rows, table)) {
            await(ReceiptComparison.mend(pool, row));
          }
        }
        case KEY -> {
          if (!mendedKeys(of(rows, table))) {
            if (said.add(table)) {
              LOG.keysAreNot(table);
            }
            return;
          }
        }
        case SEALED -> {
          if (!of(rows, table).isEmpty()) {
            if (said.add(table)) {
              LOG.sealsAreNot(table);
            }
            return;
          }
        }
        case SNAPSHOT -> {
          // Thrown away when it was found.
        }
      }
      await(keeper.mended(table));
      said.remove(table);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      if (said.add(table)) {
        LOG.notMended(table, e.getCause() == null ? e.toString() : e.getCause().toString());
      }
    }
  }

  /// @return whether all keys are as the events say now, or were found so
  private boolean mendedKeys(List<Difference> rows)
      throws InterruptedException, ExecutionException, TimeoutException {
    var all = true;
    for (var row : rows) {
      all &= await(KeyTable.mend(pool, row));
    }
    return all;
  }

  private static List<Difference> of(List<Difference> rows, String table) {
    return rows.stream().filter(row -> row.table().equals(table)).toList();
  }

  private void rebuild(ProjectionRunner<?, ?> view)
      throws InterruptedException, ExecutionException, TimeoutException {
    await(view.rebuild());
    var end = System.nanoTime() + patience.toNanos();
    while (await(view.status()).rebuild() != null) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("the view was not built anew in " + patience);
      }
      Thread.sleep(LOOK);
    }
  }

  private <T> T await(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage().get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
