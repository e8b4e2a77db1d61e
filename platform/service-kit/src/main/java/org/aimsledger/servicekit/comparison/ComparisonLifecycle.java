package org.aimsledger.servicekit.comparison;

import static org.aimsledger.servicekit.comparison.ComparisonLog.LOG;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Derived;
import org.aimsledger.eventstore.compare.KeyTable;
import org.aimsledger.eventstore.compare.SealedTable;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.servicekit.runtime.CommandHandlers;
import org.aimsledger.servicekit.runtime.EventStoreConfig;
import org.aimsledger.servicekit.seal.LaneSealer;
import org.aimsledger.servicekit.vault.Erasures;
import org.jspecify.annotations.Nullable;

/// Compares at the configured pace, from the first rest after the start.
@Singleton
class ComparisonLifecycle {
  private final EventStore store;
  private final Pool pool;
  private final ReadModel views;
  private final DerivedDataKeeper keeper;
  private final LaneSealer sealer;
  private final CommandHandlers handlers;
  private final Instance<Erasures> erasures;
  private final Instance<Vault> vault;
  private final Instance<SealedTable> sealed;
  private final MeterRegistry registry;
  private final EventStoreConfig.Store config;
  private volatile @Nullable Thread thread;

  ComparisonLifecycle(
      EventStore store,
      Pool pool,
      ReadModel views,
      DerivedDataKeeper keeper,
      LaneSealer sealer,
      CommandHandlers handlers,
      Instance<Erasures> erasures,
      Instance<Vault> vault,
      Instance<SealedTable> sealed,
      MeterRegistry registry,
      EventStoreConfig config) {
    this.store = store;
    this.pool = pool;
    this.views = views;
    this.keeper = keeper;
    this.sealer = sealer;
    this.handlers = handlers;
    this.erasures = erasures;
    this.vault = vault;
    this.sealed = sealed;
    this.registry = registry;
    this.config = config.eventStore();
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("comparison").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    try {
      var mending = mending();
      var failing = false;
      var next = System.nanoTime() + config.comparisonRest().toNanos();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(config.comparisonListen());
        var due = System.nanoTime() - next >= 0;
        failing = !attempt(mending, due, failing);
        if (due) {
          next = System.nanoTime() + config.comparisonRest().toNanos();
        }
      }
    } catch (InterruptedException _) {
      // Stopping.
    }
  }

  /// @param failing whether the round before failed: an outage is one line
  /// @return whether it succeeded
  private boolean attempt(DerivedDataMending mending, boolean due, boolean failing)
      throws InterruptedException {
    try {
      keeper
          .listen()
          .subscribeAsCompletionStage()
          .get(config.comparisonTime().toMillis(), TimeUnit.MILLISECONDS);
      // A log that is not known to be whole is compared when it is.
      if (due && store.log().gate().reason() == null) {
        handlers.wake();
        registry.counter("aims.comparison.rows").increment((double) mending.pass());
        registry.counter("aims.comparison.passes").increment();
      }
      return true;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      if (!failing) {
        LOG.failed(e.getCause() == null ? e.toString() : e.getCause().toString());
      }
      return false;
    }
  }

  private DerivedDataMending mending() {
    var claims = new ClaimTable(store);
    var tables = new ArrayList<Derived>();
    views.views().stream().map(ProjectionRunner::rows).forEach(tables::add);
    tables.add(claims);
    erasures.stream()
        .map(each -> new KeyTable(store.log(), vault.get(), each.category(), each.type()))
        .forEach(tables::add);
    var settings =
        new ComparisonSettings(
            config.comparisonRows(),
            new ComparisonPause(config.comparisonPause(), config.comparisonShare()),
            config.comparisonTime(),
            config.comparisonConfirm(),
            config.comparisonKeys(),
            config.comparisonBytes(),
            config.comparisonOrders(),
            config.keepReceipts());
    var comparison =
        new Comparison(pool, store, List.copyOf(tables), sealed.stream().toList(), settings);
    comparison
        .tables()
        .forEach((table, what) -> keeper.count(DerivedData.valueOf(what.name()), table));
    return new DerivedDataMending(
        comparison, keeper, views.views(), claims, pool, sealer, config.viewIndexing());
  }
}
