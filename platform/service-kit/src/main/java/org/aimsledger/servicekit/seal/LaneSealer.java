package org.aimsledger.servicekit.seal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.platform.LaneSealEvent;
import org.aimsledger.contracts.platform.SealedLane;
import org.aimsledger.eventstore.core.LaneChain;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.LaneChains;
import org.aimsledger.servicekit.runtime.EventStoreConfig;

/// Seals the log of this service, from where the last seal ends.
///
/// Several processes may do it: a seal is appended behind the one that it follows from, or not at
/// all.
@Singleton
public class LaneSealer {
  private static final String CATEGORY = "lane-seal";

  private final EventStore store;
  private final CommandRunner<SealLanes, LaneSeals, LaneSealEvent, LaneSealDecider.LaneWentBack>
      runner;
  private final LaneChains chains;
  private final Settings settings;
  private final Clock clock;
  private final UUID log;
  private final Set<LaneChain> holes = ConcurrentHashMap.newKeySet();

  /// Limits of sealing.
  ///
  /// @param service name of the service, named as actor
  /// @param interval a seal of another process that is less than half as old is enough
  /// @param numbers most numbers of a lane that one seal goes on
  /// @param page most hashes in memory
  public record Settings(String service, Duration interval, int numbers, int page) {}

  @Inject
  LaneSealer(EventStore store, Pool pool, EventStoreConfig config, Clock clock) {
    this(
        store,
        pool,
        new Settings(
            config.service(),
            config.eventStore().sealInterval(),
            config.eventStore().sealNumbers(),
            config.eventStore().sealPage()),
        clock);
  }

  /// Seals with other settings than the configured ones.
  public LaneSealer(EventStore store, Pool pool, Settings settings, Clock clock) {
    var source = "/" + settings.service();
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.chains = new LaneChains(pool, source, settings.page());
    this.log = EventIds.derived(source, CATEGORY);
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new LaneSealDecider(),
                EventTypes.declare(LaneSealEvent.class, WireNames::of),
                LaneSeals.FORMAT));
  }

  /// Seals what came since the last seal.
  ///
  /// @return whether more is left than one seal can name
  public Uni<Boolean> seal() {
    return runner
        .load(log)
        .chain(
            before ->
                store
                    .log()
                    .committedHeads()
                    .chain(
                        heads ->
                            isRecent(before.state()) && !isFarBehind(before.state(), heads)
                                ? Uni.createFrom().item(false)
                                : seal(before, heads)));
  }

  /// Whether the bytes of the log are those that its last seal names, from the first event of each
  /// lane on. Reads all of them; an honest log without seal agrees.
  public Uni<Boolean> agreesWithLastSeal() {
    return runner
        .load(log)
        .chain(
            last ->
                Multi.createFrom()
                    .iterable(last.state().lanes())
                    .onItem()
                    .transformToUniAndConcatenate(
                        named ->
                            chains
                                .continued(named.lane(), LaneChain.START, named.last())
                                .map(last.state().of(named.lane())::equals))
                    .collect()
                    .asList()
                    .map(lanes -> lanes.stream().allMatch(agrees -> agrees)));
  }

  private boolean isRecent(LaneSeals last) {
    return clock.instant().isBefore(last.at().plus(settings.interval().dividedBy(2)));
  }

  private Uni<Boolean> seal(Versioned<LaneSeals> before, long[] heads) {
    var last = before.state();
    return Multi.createFrom()
        .range(0, heads.length)
        .onItem()
        .transformToUniAndConcatenate(lane -> continued(last, lane, heads[lane]))
        .collect()
        .asList()
        .chain(
            lanes ->
                hasGrown(before, lanes)
                    ? record(before, lanes)
                        .replaceWith(() -> isFarBehind(new LaneSeals(lanes, last.at()), heads))
                    : Uni.createFrom().item(false));
  }

  private Uni<SealedLane> continued(LaneSeals last, int lane, long head) {
    var from = last.of(lane);
    var upTo = Math.min(head, from.number() + settings.numbers());
    return chains
        .continued(lane, from, upTo)
        .invoke(
            reached -> {
              if (reached.number() != upTo && holes.add(reached)) {
                SealLog.LOG.hole(lane, reached.number(), head);
              }
            })
        .map(reached -> new SealedLane(lane, reached.number(), reached.sha256()));
  }

  /// The last seal itself is no reason for another one.
  private boolean hasGrown(Versioned<LaneSeals> before, List<SealedLane> lanes) {
    var own = new StreamId(CATEGORY, log).lane(lanes.size());
    return lanes.stream()
        .anyMatch(
            lane ->
                lane.last() - before.state().of(lane.lane()).number()
                    > (lane.lane() == own && before.version() > 0 ? 1 : 0));
  }

  private boolean isFarBehind(LaneSeals last, long[] heads) {
    return IntStream.range(0, heads.length)
        .anyMatch(
            lane -> {
              var sealed = last.of(lane);
              return heads[lane] - sealed.number() > settings.numbers() && !holes.contains(sealed);
            });
  }

  private Uni<Void> record(Versioned<LaneSeals> before, List<SealedLane> lanes) {
    var at = clock.instant();
    var begun = lanes.stream().filter(lane -> lane.last() > 0).toList();
    var context =
        new CommandContext(
            "service/" + settings.service(),
            EventIds.next(at.toEpochMilli()).toString(),
            null,
            null,
            null,
            before.version());
    return runner
        .run(log, new SealLanes(log, begun, at), context)
        .invoke(LaneSealer::requireSealed)
        .replaceWithVoid();
  }

  private static void requireSealed(Outcome<LaneSeals, LaneSealDecider.LaneWentBack> outcome) {
    switch (outcome) {
      // Another process was faster, and has sealed as much.
      case Outcome.Done<LaneSeals, LaneSealDecider.LaneWentBack> _,
          Outcome.Conflict<LaneSeals, LaneSealDecider.LaneWentBack> _ -> {}
      case Outcome.Refused<LaneSeals, LaneSealDecider.LaneWentBack> _,
          Outcome.Taken<LaneSeals, LaneSealDecider.LaneWentBack> _,
          Outcome.KeyReused<LaneSeals, LaneSealDecider.LaneWentBack> _ ->
          throw new IllegalStateException("the lanes were not sealed: " + outcome);
    }
  }
}
