package org.aimsledger.audit.publication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

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
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();

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
    if (done.get()) {
      return Uni.createFrom().voidItem();
    }
    var command = command();
    var context =
        new CommandContext(
            config.rotation().by(), command.log().toString(), null, null, null, null);
    return handler
        .handle(command, context)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .invoke(this::answered)
        .replaceWithVoid()
        .onFailure()
        // Logged and not thrown: the next tick tries again.
        .recoverWithUni(
            failure -> {
              failed(failure.toString());
              return Uni.createFrom().voidItem();
            });
  }

  private TrailKeyCommand command() {
    var current = publicKey(key.signer().verifierKey());
    var reason = config.rotation().reason();
    return key.next()
        .<TrailKeyCommand>map(
            next ->
                new Announce(
                    log(), publicKey(next.verifierKey()), current, reason, clock.instant()))
        .orElseGet(() -> new RetireOlder(log(), current, reason, clock.instant()));
  }

  /// One stream for each log.
  private UUID log() {
    return UUID.nameUUIDFromBytes(config.origin().getBytes(StandardCharsets.UTF_8));
  }

  private static PublicKey publicKey(VerifierKey key) {
    return new PublicKey(key.name(), key.id(), key.type().name(), key.encode());
  }

  private void answered(Outcome<SigningKeys, TrailKeyRejection> outcome) {
    switch (outcome) {
      case Outcome.Done<SigningKeys, TrailKeyRejection> recorded -> {
        done.set(true);
        if (!recorded.state().signing().isEmpty()) {
          AuditLog.LOG.keysRecorded(labels(recorded.state()));
        }
      }
      case Outcome.Refused<SigningKeys, TrailKeyRejection>(var reason) -> failed(text(reason));
      case Outcome.Conflict<SigningKeys, TrailKeyRejection> _,
          Outcome.Taken<SigningKeys, TrailKeyRejection> _,
          Outcome.KeyReused<SigningKeys, TrailKeyRejection> _ ->
          failed(outcome.toString());
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

  private void failed(String reason) {
    if (!reason.equals(complaint.getAndSet(reason))) {
      AuditLog.LOG.keyChangeFailed(key.signer().verifierKey().label(), reason);
    }
  }
}
