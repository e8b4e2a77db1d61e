package org.aimsledger.audit.publication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.TrailKeyStore;
import org.aimsledger.audit.trailkey.SigningKeys;
import org.aimsledger.audit.trailkey.TrailKeyCommand;
import org.aimsledger.audit.trailkey.TrailKeyCommand.Announce;
import org.aimsledger.audit.trailkey.TrailKeyCommand.PublicKey;
import org.aimsledger.audit.trailkey.TrailKeyCommand.RetireOlder;
import org.aimsledger.audit.trailkey.TrailKeyCommandHandler;
import org.aimsledger.audit.trailkey.TrailKeyRejection;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.VerifierKey;

/// Records the keys that this process was started with, once: the one that comes is announced,
/// those older than the only one are retired. It signs nothing: [CheckpointJob] does, by what has
/// reached the trail, so a process that ends between the two changes nothing.
@Singleton
class KeyRotationJob {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TrailKeyCommandHandler handler;
  private final TrailKeyStore key;
  private final TrailConfig config;
  private final Clock clock;
  private final Set<UUID> done = ConcurrentHashMap.newKeySet();
  private final Map<UUID, String> complaints = new ConcurrentHashMap<>();

  KeyRotationJob(
      TrailKeyCommandHandler handler, TrailKeyStore key, TrailConfig config, Clock clock) {
    this.handler = handler;
    this.key = key;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "trail-key-rotation",
      every = "${aims.trail.rotation.retry:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> rotate() {
    return Multi.createFrom()
        .iterable(wanted())
        .filter(one -> !done.contains(one.log()))
        .onItem()
        .transformToUniAndConcatenate(this::record)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /// The keys of one line of the checkpoints, as this process was started with them.
  ///
  /// @param log one stream for each line of each log
  /// @param next the one that comes, while it is being changed
  private record Wanted(UUID log, VerifierKey current, Optional<VerifierKey> next) {}

  private List<Wanted> wanted() {
    var wanted = new ArrayList<Wanted>();
    wanted.add(
        new Wanted(
            log(config.origin()),
            key.signer().verifierKey(),
            key.next().map(NoteSigner::verifierKey)));
    key.second()
        .ifPresent(
            second ->
                wanted.add(
                    new Wanted(
                        log(config.origin() + "\nsecond signature"), second, key.nextSecond())));
    return wanted;
  }

  private static UUID log(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private Uni<Void> record(Wanted wanted) {
    var context =
        new CommandContext(config.rotation().by(), wanted.log().toString(), null, null, null, null);
    return handler
        .handle(command(wanted), context)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .invoke(outcome -> answered(wanted, outcome))
        .replaceWithVoid()
        .onFailure()
        // Logged and not thrown: the next tick tries again.
        .recoverWithUni(
            failure -> {
              failed(wanted, failure.toString());
              return Uni.createFrom().voidItem();
            });
  }

  private TrailKeyCommand command(Wanted wanted) {
    var current = publicKey(wanted.current());
    var reason = config.rotation().reason();
    return wanted
        .next()
        .<TrailKeyCommand>map(
            next -> new Announce(wanted.log(), publicKey(next), current, reason, clock.instant()))
        .orElseGet(() -> new RetireOlder(wanted.log(), current, reason, clock.instant()));
  }

  private static PublicKey publicKey(VerifierKey key) {
    return new PublicKey(key.name(), key.id(), key.type().name(), key.encode());
  }

  private void answered(Wanted wanted, Outcome<SigningKeys, TrailKeyRejection> outcome) {
    switch (outcome) {
      case Outcome.Done<SigningKeys, TrailKeyRejection> recorded -> {
        var _ = done.add(wanted.log());
        if (!recorded.state().signing().isEmpty()) {
          AuditLog.LOG.keysRecorded(labels(recorded.state()));
        }
      }
      case Outcome.Refused<SigningKeys, TrailKeyRejection>(var reason) ->
          failed(wanted, text(reason));
      case Outcome.Conflict<SigningKeys, TrailKeyRejection> _,
          Outcome.Taken<SigningKeys, TrailKeyRejection> _,
          Outcome.KeyReused<SigningKeys, TrailKeyRejection> _ ->
          failed(wanted, outcome.toString());
    }
  }

  private static String text(TrailKeyRejection reason) {
    return switch (reason) {
      case TrailKeyRejection.IsRetired(var verifierKey) ->
          verifierKey + " was retired and does not come back";
      case TrailKeyRejection.DoesNotSign(var verifierKey) ->
          verifierKey + " is none of the keys that sign";
    };
  }

  private static String labels(SigningKeys keys) {
    return keys.signing().stream()
        .map(one -> one.name() + "+" + one.keyId())
        .collect(Collectors.joining(" "));
  }

  private void failed(Wanted wanted, String reason) {
    if (!reason.equals(complaints.put(wanted.log(), reason))) {
      AuditLog.LOG.keyChangeFailed(wanted.current().label(), reason);
    }
  }
}
