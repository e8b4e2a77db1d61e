package org.aimsledger.audit.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.AlarmKind;
import org.aimsledger.audit.platform.trail.Finding;
import org.aimsledger.audit.platform.trail.ReconciliationMetrics;

/// Compares the stores of the services with the trail, one stretch of one lane at a tick, again and
/// again from the first number to the last.
///
/// Where the digests differ it halves the stretch until one number is left. What it finds is an
/// event and an alarm before the pass goes on behind it.
@Singleton
class ReconciliationJob {
  /// Beside services and lanes, among those that could not be compared the last time.
  private static final String TREE = "the tree";

  private static final byte[] NOTHING = {};

  private final ComparisonStore comparisons;
  private final ReconciliationStore progress;
  private final DiscrepancyJob discrepancies;
  private final ReconciliationMetrics metrics;
  private final TrailConfig.Reconciliation config;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Deque<String> unknown = new ConcurrentLinkedDeque<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  ReconciliationJob(
      ComparisonStore comparisons,
      ReconciliationStore progress,
      DiscrepancyJob discrepancies,
      ReconciliationMetrics metrics,
      TrailConfig config) {
    this.comparisons = comparisons;
    this.progress = progress;
    this.discrepancies = discrepancies;
    this.metrics = metrics;
    this.config = config.reconciliation();
  }

  /// Takes the lane that has waited the longest, and compares its next stretch.
  @Scheduled(
      identity = "trail-reconciliation",
      every = "${aims.trail.reconciliation.pause:PT1S}",
      delayed = "${aims.trail.reconciliation.pause:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> compareNext() {
    return askForLanes()
        .chain(this::compareTree)
        .chain(() -> progress.take(config.timeout(), config.grace()))
        .chain(held -> held == null ? Uni.createFrom().voidItem() : compareHeld(held))
        .chain(this::forgetGone)
        .chain(progress::oldestPass)
        .invoke(
            oldest -> {
              if (oldest != null) {
                metrics.oldestPass(oldest);
              }
            })
        .replaceWithVoid();
  }

  /// One service a tick, so that one that doesn't answer holds up nobody.
  private Uni<Void> askForLanes() {
    for (var service : comparisons.services()) {
      if (known.add(service)) {
        unknown.addLast(service);
      }
    }
    var service = unknown.pollFirst();
    if (service == null) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .deferred(() -> comparisons.lanes(service))
        .chain(lanes -> progress.know("/" + service, lanes))
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .onFailure()
        .recoverWithUni(
            failure -> {
              unknown.addLast(service);
              if (failing.add(service)) {
                AuditLog.LOG.lanesUnknown(service, failure.toString());
              }
              return Uni.createFrom().voidItem();
            });
  }

  /// Whoever can spoil a tile so that it can't be read must not switch the rest off by it.
  private Uni<Void> compareTree() {
    return comparisons
        .tree()
        .chain(found -> discrepancies.raise(found))
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .invoke(
            () -> {
              var _ = failing.remove(TREE);
            })
        .onFailure()
        .recoverWithUni(
            failure -> {
              if (failing.add(TREE)) {
                AuditLog.LOG.treeNotCompared(failure.toString());
              }
              return Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> forgetGone() {
    var tree = comparisons.treeWholeSince();
    return tree == null ? Uni.createFrom().voidItem() : discrepancies.forgetGone(tree);
  }

  private Uni<Void> compareHeld(LaneProgress held) {
    var lane = held.source() + " " + held.lane();
    return compare(held)
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .invoke(
            () -> {
              if (failing.remove(lane)) {
                AuditLog.LOG.comparedAgain(held.source(), held.lane());
              }
            })
        .onFailure()
        // Logged and not thrown: the lane's turn comes again, and the age of the pass grows.
        .recoverWithUni(
            failure -> {
              if (failing.add(lane)) {
                AuditLog.LOG.notCompared(held.source(), held.lane(), failure.toString());
              }
              return progress.release(held);
            });
  }

  private Uni<Void> compare(LaneProgress held) {
    return comparisons
        .beside(held)
        .chain(found -> discrepancies.raise(found))
        .chain(() -> comparisons.lastInTrail(held))
        .chain(
            last -> {
              var rest = Math.max(0, last - held.position());
              var upTo = held.position() + Math.min(rest, config.range());
              return comparisons
                  .compare(held, held.position(), upTo)
                  .chain(
                      found -> judge(held, found, upTo).chain(at -> goOn(held, found, at, last)));
            });
  }

  /// @return number up to which everything that was found is recorded
  private Uni<Long> judge(LaneProgress held, Comparison found, long upTo) {
    return discrepancies
        .raise(found.faults())
        .chain(() -> discrepancies.raise(beyondHead(held, found)))
        .chain(() -> discrepancies.raise(stray(held, found)))
        .chain(
            () ->
                found.agrees()
                    ? examineColumns(held, found, upTo)
                    : firstWrong(held, held.position(), upTo)
                        .chain(number -> examineUpTo(held, found, number)));
  }

  /// Whatever is wrong with the columns comes first in the lane, or is part of what is wrong with
  /// the number itself.
  private Uni<Long> examineUpTo(LaneProgress held, Comparison found, long wrong) {
    var columns = found.store().columnsDiffer();
    return columns != null && columns.number() < wrong
        ? examineColumns(held, found, wrong)
        : examine(held, wrong);
  }

  /// @return the number whose columns differ, or else `upTo`
  private Uni<Long> examineColumns(LaneProgress held, Comparison found, long upTo) {
    var columns = found.store().columnsDiffer();
    return columns == null
        ? Uni.createFrom().item(upTo)
        : discrepancies
            .raise(
                new Finding(
                    AlarmKind.COLUMNS_DIFFER,
                    held.source(),
                    held.lane(),
                    columns.number(),
                    null,
                    columns.columns().getBytes(UTF_8)))
            .replaceWith(columns.number());
  }

  /// Halves a stretch that does not agree until one number is left.
  private Uni<Long> firstWrong(LaneProgress held, long after, long upTo) {
    if (upTo - after == 1) {
      return Uni.createFrom().item(upTo);
    }
    var middle = after + (upTo - after) / 2;
    return comparisons
        .compare(held, after, middle)
        .chain(
            half ->
                half.agrees() ? firstWrong(held, middle, upTo) : firstWrong(held, after, middle));
  }

  /// @return number up to which nothing else can be found: the end of a hole that both have, since
  ///   a forged number far away must not make one alarm of each number before it
  private Uni<Long> examine(LaneProgress held, long number) {
    return comparisons
        .compare(held, number - 1, number)
        .chain(
            one -> {
              if (one.agrees()) {
                return Uni.createFrom().item(number);
              }
              return one.difference() == AlarmKind.MISSING_IN_BOTH
                  ? comparisons
                      .endOfHole(held, number)
                      .call(end -> raise(held, number, one, hole(number, end)))
                  : evidence(held, number, one.difference())
                      .chain(evidence -> raise(held, number, one, evidence))
                      .replaceWith(number);
            });
  }

  private Uni<Void> raise(LaneProgress held, long number, Comparison one, byte[] evidence) {
    return discrepancies.raise(
        new Finding(
            one.difference(),
            held.source(),
            held.lane(),
            number,
            one.trail().lastIndex(),
            evidence));
  }

  private static byte[] hole(long first, long last) {
    return first == last ? NOTHING : (first + "-" + last).getBytes(UTF_8);
  }

  private Uni<byte[]> evidence(LaneProgress held, long number, AlarmKind kind) {
    return switch (kind) {
      case STORE_DIFFERS, MISSING_IN_TRAIL -> comparisons.document(held, number);
      case MISSING_IN_STORE -> comparisons.leaf(held, number);
      case MISSING_IN_BOTH,
          COLUMNS_DIFFER,
          LANE_UNKNOWN,
          BEYOND_TRAIL,
          TREE_DIFFERS,
          BEYOND_HEAD,
          LEAF_HASH_DIFFERS,
          TILE_DIFFERS,
          CONTENT_MISSING,
          SEARCH_DIFFERS,
          DUPLICATE_DIFFERS,
          EVENT_ID_USED_TWICE,
          UNREADABLE,
          SOURCE_DIFFERS,
          NOT_RECORDED,
          SEAL_DIFFERS,
          SEAL_WENT_BACK,
          SEAL_AHEAD,
          SEAL_UNREADABLE ->
          Uni.createFrom().item(NOTHING);
    };
  }

  private static List<Finding> beyondHead(LaneProgress held, Comparison found) {
    var head = found.store().head();
    return found.store().last() > head
        ? List.of(
            new Finding(AlarmKind.BEYOND_HEAD, held.source(), held.lane(), head + 1, null, NOTHING))
        : List.of();
  }

  /// Found with every lane of the service, since nobody asks for the one that it is in.
  private static List<Finding> stray(LaneProgress held, Comparison found) {
    var stray = found.store().stray();
    return stray == null
        ? List.of()
        : List.of(
            new Finding(
                AlarmKind.LANE_UNKNOWN,
                held.source(),
                stray.lane(),
                stray.number(),
                null,
                NOTHING));
  }

  /// What comes behind the end of the trail may be on its way, for the grace time.
  private Uni<Void> goOn(LaneProgress held, Comparison found, long position, long last) {
    if (position < last) {
      return progress.advance(held, position);
    }
    if (found.store().head() <= last) {
      return progress.finish(held, null);
    }
    var next = last + 1;
    return held.isOverdue(next)
        ? examine(held, next).chain(_ -> progress.finish(held, next))
        : progress.finish(held, next);
  }
}
