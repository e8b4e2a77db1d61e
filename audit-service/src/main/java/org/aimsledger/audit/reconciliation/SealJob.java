package org.aimsledger.audit.reconciliation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.AlarmKind;
import org.aimsledger.audit.platform.trail.Finding;
import org.aimsledger.audit.platform.trail.StretchStore;
import org.aimsledger.audit.reconciliation.ServiceSeal.Statement;
import org.aimsledger.eventstore.core.LaneChain;
import org.jspecify.annotations.Nullable;

/// Compares each seal of a service with the entries that the trail holds, one seal at a tick.
///
/// A seal may come before entries that it names: then it waits, and what waits longer than the
/// grace time is a finding. After a finding the comparison goes on from what the seal says, so that
/// the next one is judged by itself.
@Singleton
class SealJob {
  private static final byte[] NOTHING = {};

  private final SealStore seals;
  private final StretchStore trail;
  private final DiscrepancyJob discrepancies;
  private final TrailConfig.Reconciliation config;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  SealJob(SealStore seals, StretchStore trail, DiscrepancyJob discrepancies, TrailConfig config) {
    this.seals = seals;
    this.trail = trail;
    this.discrepancies = discrepancies;
    this.config = config.reconciliation();
  }

  /// Where the trail stands for one lane of a seal.
  private record Lane(Statement statement, LaneChain before, long last) {
    boolean isMissing() {
      return statement.chain().number() > last;
    }
  }

  /// What became of one lane of a seal.
  ///
  /// @param sealed from where the next seal is judged; missing when that stays as it was
  private record Judgement(@Nullable Finding finding, @Nullable Statement sealed) {}

  /// Takes the service that has waited the longest, and compares its next seal.
  @Scheduled(
      identity = "trail-seals",
      every = "${aims.trail.reconciliation.seal-pause:PT1S}",
      delayed = "${aims.trail.reconciliation.seal-pause:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> compareNext() {
    return seals
        .take(config.timeout(), config.grace())
        .chain(held -> held == null ? Uni.createFrom().voidItem() : compareHeld(held));
  }

  private Uni<Void> compareHeld(SealProgress held) {
    return seals
        .size()
        .chain(size -> seals.next(held).chain(seal -> compare(held, size, seal)))
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .invoke(() -> failing.remove(held.source()))
        .onFailure()
        // Logged and not thrown: the turn of the service comes again.
        .recoverWithUni(
            failure -> {
              if (failing.add(held.source())) {
                AuditLog.LOG.sealNotCompared(held.source(), failure.toString());
              }
              return seals.release(held);
            });
  }

  /// @param size of the trail before the seal was looked for: what it held then has no other one
  private Uni<Void> compare(SealProgress held, long size, @Nullable ServiceSeal seal) {
    if (seal == null) {
      return seals.advance(held, Math.max(held.index(), size - 1), List.of());
    }
    if (!seal.isReadable()) {
      var finding = finding(AlarmKind.SEAL_UNREADABLE, held, seal, 0, 0, NOTHING);
      return discrepancies.raise(finding).chain(() -> seals.advance(held, seal.index(), List.of()));
    }
    return lanes(held, seal)
        .chain(
            lanes ->
                !held.overdue() && lanes.stream().anyMatch(Lane::isMissing)
                    ? seals.await(held)
                    : judge(held, seal, lanes));
  }

  private Uni<List<Lane>> lanes(SealProgress held, ServiceSeal seal) {
    return seals
        .before(held)
        .chain(
            before ->
                Multi.createFrom()
                    .iterable(all(seal, before))
                    .onItem()
                    .transformToUniAndConcatenate(
                        statement ->
                            trail
                                .last(held.source(), statement.lane())
                                .map(last -> new Lane(statement, from(before, statement), last)))
                    .collect()
                    .asList());
  }

  private static LaneChain from(Map<Integer, LaneChain> before, Statement statement) {
    return before.getOrDefault(statement.lane(), LaneChain.START);
  }

  /// A lane that was sealed before and is not named any more is as good as empty.
  private static List<Statement> all(ServiceSeal seal, Map<Integer, LaneChain> before) {
    var all = new ArrayList<>(seal.lanes());
    before.keySet().stream()
        .filter(lane -> seal.lanes().stream().noneMatch(statement -> statement.lane() == lane))
        .sorted()
        .forEach(lane -> all.add(new Statement(lane, LaneChain.START)));
    return all;
  }

  private Uni<Void> judge(SealProgress held, ServiceSeal seal, List<Lane> lanes) {
    return Multi.createFrom()
        .iterable(lanes)
        .onItem()
        .transformToUniAndConcatenate(lane -> judge(held, seal, lane))
        .collect()
        .asList()
        .chain(
            judgements -> {
              var found = new ArrayList<Finding>();
              var sealed = new ArrayList<Statement>();
              for (var judgement : judgements) {
                if (judgement.finding() != null) {
                  found.add(judgement.finding());
                }
                if (judgement.sealed() != null) {
                  sealed.add(judgement.sealed());
                }
              }
              return discrepancies
                  .raise(found)
                  .chain(() -> seals.advance(held, seal.index(), sealed));
            });
  }

  private Uni<Judgement> judge(SealProgress held, ServiceSeal seal, Lane lane) {
    var stated = lane.statement().chain();
    var number = lane.statement().lane();
    if (stated.number() < lane.before().number()) {
      var evidence = evidence(lane.before(), stated, "the seal before says");
      return Uni.createFrom()
          .item(
              new Judgement(
                  finding(AlarmKind.SEAL_WENT_BACK, held, seal, number, stated.number(), evidence),
                  null));
    }
    if (lane.isMissing()) {
      var evidence = evidence(new LaneChain(lane.last(), ""), stated, "the trail ends");
      return Uni.createFrom()
          .item(
              new Judgement(
                  finding(AlarmKind.SEAL_AHEAD, held, seal, number, lane.last() + 1, evidence),
                  null));
    }
    return seals
        .continued(held.source(), number, lane.before(), stated.number())
        .map(
            found ->
                new Judgement(
                    found.equals(stated)
                        ? null
                        : finding(
                            AlarmKind.SEAL_DIFFERS,
                            held,
                            seal,
                            number,
                            Math.min(lane.before().number() + 1, stated.number()),
                            evidence(found, stated, "the entries give")),
                    lane.statement()));
  }

  private static byte[] evidence(LaneChain found, LaneChain stated, String who) {
    return "%s %d %s, the seal says %d %s"
        .formatted(who, found.number(), found.sha256(), stated.number(), stated.sha256())
        .getBytes(US_ASCII);
  }

  private static Finding finding(
      AlarmKind kind, SealProgress held, ServiceSeal seal, int lane, long number, byte[] evidence) {
    return new Finding(kind, held.source(), lane, number, seal.index(), evidence);
  }
}
