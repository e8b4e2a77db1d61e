package org.aimsledger.witness;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The witness itself, whoever brings it its requests. Safe for several threads: the requests of
/// one log take turns.
public final class Witness {
  private final Cosigner cosigner;
  private final Map<String, List<VerifierKey>> logs;
  private final StateFolder state;
  private final Clock clock;
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

  /// @param logs keys of the logs that it knows; a log is called like its key. Two keys of one name
  ///   are an old and a new key of one log.
  public Witness(Cosigner cosigner, Collection<VerifierKey> logs, StateFolder state, Clock clock) {
    this.cosigner = cosigner;
    this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
    this.state = state;
    this.clock = clock;
  }

  /// The key that verifiers have to know.
  public VerifierKey verifierKey() {
    return cosigner.verifierKey();
  }

  /// The last checkpoint of each log, for people.
  public Map<String, Optional<SignedNote>> known() {
    return logs.keySet().stream()
        .collect(Collectors.toMap(Function.identity(), origin -> state.read(origin)));
  }

  /// Judges a request of the protocol, and cosigns when everything holds.
  ///
  /// @param body as it was sent
  /// @throws java.io.UncheckedIOException when what it knows can't be read or written: then nothing
  ///   is cosigned
  public Verdict add(byte[] body) {
    AddCheckpoint request;
    Checkpoint checkpoint;
    try {
      request = AddCheckpoint.parse(body);
      checkpoint = Checkpoint.parse(request.note().text());
    } catch (MalformedException e) {
      return new Verdict.Malformed(e.getMessage());
    }
    var keys = logs.get(checkpoint.origin());
    if (keys == null) {
      return new Verdict.UnknownLog(checkpoint.origin());
    }
    try {
      var _ = request.note().verifiedBy(keys);
    } catch (LogException e) {
      return new Verdict.NotSigned(e.getMessage());
    }
    if (request.old() > checkpoint.size()) {
      return new Verdict.Malformed("the old size is larger than the checkpoint's");
    }
    var turn = turns.computeIfAbsent(checkpoint.origin(), _ -> new ReentrantLock());
    turn.lock();
    try {
      return judge(request, checkpoint);
    } finally {
      turn.unlock();
    }
  }

  private Verdict judge(AddCheckpoint request, Checkpoint checkpoint) {
    var last = state.read(checkpoint.origin()).map(note -> Checkpoint.parse(note.text()));
    long known = last.map(Checkpoint::size).orElse(0L);
    if (request.old() != known) {
      return new Verdict.Conflict(known, "asked from " + request.old());
    }
    if (last.isPresent() && known == checkpoint.size()) {
      if (!last.get().root().equals(checkpoint.root())) {
        return new Verdict.Conflict(known, "another tree of the same size");
      }
      return request.proof().isEmpty()
          ? cosigned(request.note(), checkpoint.size())
          : new Verdict.NotConsistent("nothing is to be proven between equal sizes");
    }
    var reason = inconsistency(request, last.orElse(null), checkpoint);
    if (reason.isPresent()) {
      return new Verdict.NotConsistent(reason.get());
    }
    // On the disk before anybody sees the cosignature.
    state.write(checkpoint.origin(), request.note());
    return cosigned(request.note(), checkpoint.size());
  }

  private static Optional<String> inconsistency(
      AddCheckpoint request, @Nullable Checkpoint last, Checkpoint checkpoint) {
    if (last == null || last.size() == 0) {
      return request.proof().isEmpty()
          ? Optional.empty()
          : Optional.of("nothing is to be proven from an empty log");
    }
    try {
      MerkleProofs.verifyConsistency(
          last.size(), checkpoint.size(), last.root(), checkpoint.root(), request.proof());
      return Optional.empty();
    } catch (LogException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Verdict cosigned(SignedNote note, long size) {
    var before = note.encode();
    var after = cosigner.cosign(note, clock.instant()).encode();
    return new Verdict.Cosigned(size, after.substring(before.length()));
  }
}
