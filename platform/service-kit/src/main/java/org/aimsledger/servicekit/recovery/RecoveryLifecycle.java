package org.aimsledger.servicekit.recovery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.recovery.LaneRecovery;
import org.aimsledger.eventstore.recovery.Standing;
import org.aimsledger.eventstore.relay.Relay;
import org.aimsledger.eventstore.relay.TopicMemory;
import org.aimsledger.eventstore.store.LogReturn;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.servicekit.http.Admission;
import org.aimsledger.servicekit.runtime.EventStoreConfig;
import org.aimsledger.servicekit.seal.LaneSealer;
import org.aimsledger.servicekit.vault.Erasures;
import org.jspecify.annotations.Nullable;

/// Compares the log with those who have seen it before the first command, brings back what is
/// missing, then opens the door and starts the relay.
@Singleton
class RecoveryLifecycle {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final EventStore store;
  private final LaneRecovery recovery;
  private final LogReturn returning;
  private final TopicMemory topic;
  private final Relay relay;
  private final Inboxes inboxes;
  private final Admission admission;
  private final LaneSealer sealer;
  private final Instance<Erasures> erasures;
  private final Instance<Vault> vault;
  private final EventStoreConfig.Store config;
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private boolean relaying;
  private String said = "";

  RecoveryLifecycle(
      EventStore store,
      LaneRecovery recovery,
      LogReturn returning,
      TopicMemory topic,
      Relay relay,
      Inboxes inboxes,
      Admission admission,
      LaneSealer sealer,
      Instance<Erasures> erasures,
      Instance<Vault> vault,
      EventStoreConfig config) {
    this.store = store;
    this.recovery = recovery;
    this.returning = returning;
    this.topic = topic;
    this.relay = relay;
    this.inboxes = inboxes;
    this.admission = admission;
    this.sealer = sealer;
    this.erasures = erasures;
    this.vault = vault;
    this.config = config.eventStore();
  }

  /// Before all that appends at the start.
  void start(@Observes @Priority(2) StartupEvent event) throws InterruptedException {
    thread = Thread.ofVirtual().name("recovery").start(this::run);
    var _ = answered.await(config.recoveryPatience().toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    try {
      var pause = config.recoveryPause();
      while (!attempt()) {
        answered.countDown();
        Thread.sleep(pause);
        // Whoever is still silent when commands are taken is asked less and less often.
        pause = store.log().gate().reason() == null ? longer(pause) : config.recoveryPause();
      }
    } catch (InterruptedException _) {
      // Stopping.
    } finally {
      answered.countDown();
      topic.close();
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /// @return whether there is nothing left to ask
  private boolean attempt() throws InterruptedException {
    try {
      if (recovery.declared()) {
        admission.recovering(true);
      }
      return settle(recovery.compare());
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      refuse("The log can't be compared: " + RecoveryMessages.reason(e) + ".");
      return false;
    }
  }

  private boolean settle(Standing standing)
      throws InterruptedException, ExecutionException, TimeoutException {
    switch (standing) {
      case Standing.Level(var returned, var all) -> {
        return open(returned) && all;
      }
      case Standing.Behind(var reason) -> {
        admission.recovering(true);
        refuse("The log is shorter than others have seen it. " + reason);
      }
      case Standing.Unknown(var reason) -> {
        if (config.recoveryUnasked() && !recovery.declared()) {
          if (!said.equals(reason)) {
            said = reason;
            RecoveryLog.LOG.unasked(reason);
          }
          var _ = open(0);
        } else {
          refuse("How long the log was is not known yet. " + reason);
        }
      }
    }
    return false;
  }

  private void refuse(String reason) {
    store.log().gate().close(reason);
    if (!said.equals(reason)) {
      said = reason;
      RecoveryLog.LOG.waiting(reason);
    }
  }

  /// @return whether commands are taken from now on
  private boolean open(long returned)
      throws InterruptedException, ExecutionException, TimeoutException {
    var whole = returned > 0 || recovery.declared();
    if (whole) {
      if (!await(sealer.agreesWithLastSeal())) {
        admission.recovering(true);
        refuse("What came back is not what the last seal of the log names.");
        return false;
      }
      eraseAgain();
      await(returning.level());
    }
    await(store.log().noticeReturned());
    inboxes.carriedOut(await(returning.causes()));
    if (!relaying) {
      relaying = true;
      relay.start();
    }
    store.log().gate().open();
    admission.recovering(false);
    if (whole) {
      RecoveryLog.LOG.wholeAgain(returned);
    }
    return true;
  }

  private void eraseAgain() throws InterruptedException, ExecutionException, TimeoutException {
    for (var erasure : erasures) {
      var _ = await(vault.get().destroyAgain(erasure.category(), erasure.type()));
    }
  }

  private static <T> T await(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
