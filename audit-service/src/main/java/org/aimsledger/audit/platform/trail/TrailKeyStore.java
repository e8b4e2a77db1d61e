package org.aimsledger.audit.platform.trail;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.RejectedException;
import org.jspecify.annotations.Nullable;

/// The key of the running service, opened once at start. A service with a wrong or lost key doesn't
/// start: what it would sign would look like a forgery to everybody who has its policy.
@Singleton
public class TrailKeyStore {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

  private final KeyFileStore file;
  private final CheckpointStore checkpoints;
  private final AtomicReference<@Nullable NoteSigner> opened = new AtomicReference<>();

  TrailKeyStore(TrailConfig config, CheckpointStore checkpoints) {
    this.file = new KeyFileStore(config.keyFile(), config.origin());
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
