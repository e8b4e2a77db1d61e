package org.aimsledger.audit.platform.trail;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.NoteSignature;
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

  private static final String SECOND = " (ML-DSA-44, second signature)";

  private final KeyFileStore file;
  private final Optional<KeyFileStore> nextFile;
  private final Optional<KeyFileStore> secondFile;
  private final Optional<KeyFileStore> nextSecondFile;
  private final CheckpointStore checkpoints;
  private final AtomicReference<@Nullable NoteSigner> opened = new AtomicReference<>();
  private final AtomicReference<@Nullable NoteSigner> openedNext = new AtomicReference<>();
  private final AtomicReference<@Nullable Cosigner> openedSecond = new AtomicReference<>();
  private final AtomicReference<@Nullable Cosigner> openedNextSecond = new AtomicReference<>();

  TrailKeyStore(TrailConfig config, CheckpointStore checkpoints) {
    this.file = new KeyFileStore(config.keyFile(), config.origin());
    this.nextFile =
        config.rotation().keyFile().map(path -> new KeyFileStore(path, config.origin()));
    this.secondFile =
        config.secondKey().keyFile().map(path -> new KeyFileStore(path, config.origin()));
    this.nextSecondFile =
        config.rotation().secondKeyFile().map(path -> new KeyFileStore(path, config.origin()));
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
    secondFile.ifPresent(second -> openSecond(second, latest));
    nextSecondFile.ifPresent(this::openNextSecond);
  }

  private void openNextSecond(KeyFileStore next) {
    if (secondFile.isEmpty()) {
      throw new IllegalStateException(
          "aims.trail.rotation.second-key-file names a key that comes, but"
              + " aims.trail.second-key.key-file none that it follows");
    }
    var cosigner = next.openMlDsa44(false);
    openedNextSecond.set(cosigner);
    AuditLog.LOG.keyOpened(cosigner.verifierKey().label() + SECOND);
  }

  /// The same rules as for the first key, from the first checkpoint on that has a second line.
  private void openSecond(KeyFileStore second, @Nullable PublishedCheckpoint latest) {
    var lines = latest == null ? List.<NoteSignature>of() : secondLines(latest.signedNote());
    var cosigner = second.openMlDsa44(!lines.isEmpty());
    var key = cosigner.verifierKey();
    if (!lines.isEmpty() && lines.stream().noneMatch(line -> line.label().equals(key.label()))) {
      throw new IllegalStateException(
          "the checkpoint of size %d has a second signature of another key than %s: put the right key file back"
              .formatted(latest == null ? 0 : latest.size(), key.label()));
    }
    openedSecond.set(cosigner);
    AuditLog.LOG.keyOpened(key.label() + SECOND);
  }

  private List<NoteSignature> secondLines(SignedNote note) {
    var own = signer().verifierKey().name();
    return note.signatures().stream()
        .filter(line -> line.name().equals(own) && line.isMlDsa44())
        .toList();
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

  /// The key of the second signature, where one is configured.
  public Optional<VerifierKey> second() {
    return Optional.ofNullable(openedSecond.get()).map(Cosigner::verifierKey);
  }

  /// The key of the second signature that comes, while it is being changed.
  public Optional<VerifierKey> nextSecond() {
    return Optional.ofNullable(openedNextSecond.get()).map(Cosigner::verifierKey);
  }

  /// Signs a checkpoint with each key that is here and that the trail says signs it, in the first
  /// line and in the second.
  ///
  /// @throws IllegalStateException when none of the first line is here
  public SignedNote sign(Checkpoint checkpoint, TrailKeys keys, Instant at) {
    var note = sign(checkpoint.encode(), keys.signing(checkpoint.size()));
    var seconds = keys.signingSecond(checkpoint.size());
    for (var second : Arrays.asList(openedSecond.get(), openedNextSecond.get())) {
      if (second != null && seconds.contains(second.verifierKey())) {
        note = second.cosign(note, at);
      }
    }
    return note;
  }

  private SignedNote sign(String text, List<VerifierKey> keys) {
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
