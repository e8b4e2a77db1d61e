package org.aimsledger.verifier;

import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The keys that the verification of a log trusts: those of its policy, and where these are not
/// enough, those that the log has announced under them.
final class LogKeys {

  private final LogCopy copy;
  private final Policy policy;
  private final Findings findings;
  private Policy trusted;
  private @Nullable KeyHistory history;

  LogKeys(LogCopy copy, Policy policy, Findings findings) {
    this.copy = copy;
    this.policy = policy;
    this.findings = findings;
    this.trusted = policy;
  }

  Policy trusted() {
    return trusted;
  }

  /// Whether keys were learnt from the log.
  boolean followed() {
    return history != null;
  }

  /// Learns newer keys from the log if the policy does not accept its checkpoint.
  ///
  /// @param size of the log as the checkpoint says it, believed or not
  void learn(SignedNote note, long size, Facts facts) {
    if (accepts(note)) {
      return;
    }
    var changes = new KeyHistory(copy, policy, size);
    var learnt = findings.attempt(LogCheck.KEYS, "key-changes", () -> changes.follow(facts));
    if (learnt != null && !changes.checkpoints().isEmpty()) {
      trusted = learnt;
      history = changes;
    }
  }

  private boolean accepts(SignedNote note) {
    try {
      var _ = policy.accept(note);
      return true;
    } catch (LogException _) {
      return false;
    }
  }

  /// The checkpoints under which keys were learnt have to be of this log.
  void check(Checkpoint checkpoint) {
    if (history == null) {
      return;
    }
    for (var older : history.checkpoints()) {
      var _ =
          findings.attempt(
              LogCheck.KEYS,
              "key-changes",
              () -> {
                new Growth(copy, checkpoint.size()).verify(older, checkpoint);
                return older;
              });
    }
    findings.reached(LogCheck.KEYS);
  }

  private static boolean signed(VerifierKey key, Policy.Accepted accepted) {
    return key.equals(accepted.log()) || accepted.alsoSigned().contains(key);
  }

  /// A change that stands in the log: it has to be one of those that were followed, and the key
  /// that has signed the checkpoint signs none that covers its retirement.
  void changed(KeyChange change, Policy.@Nullable Accepted accepted, String place) {
    if (history != null && !history.knows(change.index())) {
      findings.add(LogCheck.KEYS, place, "a change of keys that key-changes does not list");
    }
    if (accepted != null && change.announced() == null && signed(change.key(), accepted)) {
      findings.add(
          LogCheck.CHECKPOINT,
          place,
          "it retires the key %s, which has signed the checkpoint".formatted(change.key().label()));
    }
  }
}
