package org.aimsledger.audit.platform.trail;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The keys of the running service, opened once at start: the one that signs, and, while it is
/// being changed, the one that comes. A service with a wrong or lost key doesn't start: what it
/// would sign would look like a forgery to everybody who has its policy.
@Singleton
public class TrailKeyStore {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

  private final KeyFileStore file;
  private final Optional<KeyFileStore> nextFile;
  private final CheckpointStore checkpoints;
  private final AtomicReference<@Nullable NoteSigner> opened = new AtomicReference<>();
  private final AtomicReference<@Nullable NoteSigner> openedNext = new AtomicReference<>();

  TrailKeyStore(TrailConfig config, CheckpointStore checkpoints) {
    this.file = new KeyFileStore(config.keyFile(), config.origin());
    this.nextFile =
        config.rotation().keyFile().map(path -> new KeyFileStore(path, config.origin()));
    this.checkpoints = checkpoints;
  }

  // Before the scheduler's first tick.
  void open(@Observes @Priority(1) StartupEvent event) {
    var latest = checkpoints.latest().await().atMost(FIRST_ANSWER);
    var signer = file.open(latest != null);
    if (latest != null) {
      requireSignedBy(signer, latest);
    }
    opened.set(signer);
    AuditLog.LOG.keyOpened(signer.verifierKey().encode());
    nextFile
        .map(next -> next.open(false))
        .ifPresent(
            next -> {
              openedNext.set(next);
              AuditLog.LOG.keyOpened(next.verifierKey().encode());
            });
  }

  /// The key.
  ///
  /// @throws IllegalStateException before the service has started
  public NoteSigner signer() {
    var signer = opened.get();
    if (signer == null) {
      throw new IllegalStateException("the key of the trail is not open yet");
    }
    return signer;
  }

  /// The key that comes, while it is being changed.
  public Optional<NoteSigner> next() {
    return Optional.ofNullable(openedNext.get());
  }

  /// Signs with each of these keys that is here.
  ///
  /// @param keys those that the trail says sign this text
  /// @throws IllegalStateException when none of them is here
  public SignedNote sign(String text, List<VerifierKey> keys) {
    var signers = new ArrayList<NoteSigner>(List.of(signer()));
    next().ifPresent(signers::add);
    return signers.stream()
        .filter(signer -> keys.contains(signer.verifierKey()))
        .map(signer -> signer.sign(text))
        .reduce((all, one) -> all.with(one.signatures().getFirst()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the trail says that %s sign, of which no private key is configured"
                        .formatted(keys.stream().map(VerifierKey::label).toList())));
  }

  private static void requireSignedBy(NoteSigner signer, PublishedCheckpoint latest) {
    try {
      var _ = latest.signedNote().verifiedBy(List.of(signer.verifierKey()));
    } catch (RejectedException e) {
      throw new IllegalStateException(
          "the checkpoint of size %d was signed by another key than %s: put the right key file back"
              .formatted(latest.size(), signer.verifierKey().label()),
          e);
    }
  }
}
