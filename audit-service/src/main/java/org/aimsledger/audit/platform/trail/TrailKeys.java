package org.aimsledger.audit.platform.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Which key signs which checkpoints, as the trail itself says: each from the one that covers its
/// announcement, to the last that does not cover its retirement. The oldest key comes first.
///
/// @param second key of the second signature of each checkpoint, where there is one
public record TrailKeys(List<Signing> all, @Nullable VerifierKey second) {
  /// One key.
  ///
  /// @param from smallest size of a checkpoint that it signs
  /// @param upTo largest one; null while it is in use
  public record Signing(VerifierKey key, long from, @Nullable Long upTo) {
    boolean signs(long size) {
      return size >= from && (upTo == null || size <= upTo);
    }

    private Signing until(long last) {
      return new Signing(key, from, last);
    }
  }

  /// What an entry of the trail says about a key.
  sealed interface Change {
    /// From here on it signs too.
    ///
    /// @param index of the entry
    /// @param previous the key that vouches for it
    record Announced(long index, VerifierKey key, VerifierKey previous) implements Change {}

    /// From here on it signs no more.
    ///
    /// @param index of the entry
    record Retired(long index, VerifierKey key) implements Change {}
  }

  public TrailKeys {
    all = List.copyOf(all);
  }

  /// A log whose key was never changed.
  public static TrailKeys only(VerifierKey key) {
    return new TrailKeys(List.of(new Signing(key, 0, null)), null);
  }

  /// The same with a second signature.
  TrailKeys with(@Nullable VerifierKey secondKey) {
    return new TrailKeys(all, secondKey);
  }

  /// What of it a note has: one from before the second key knows nothing of it.
  public TrailKeys of(SignedNote note) {
    return second != null
            && note.signatures().stream().anyMatch(one -> one.label().equals(second.label()))
        ? this
        : with(null);
  }

  /// @param first the key the log began with, should nothing have been changed
  /// @param changes in the order of the trail
  static TrailKeys of(VerifierKey first, List<Change> changes) {
    var keys = new ArrayList<Signing>();
    for (var change : changes) {
      switch (change) {
        case Change.Announced(var index, var key, var previous) -> {
          if (keys.isEmpty()) {
            keys.add(new Signing(previous, 0, null));
          }
          keys.add(new Signing(key, index + 1, null));
        }
        case Change.Retired(var index, var key) ->
            keys.replaceAll(one -> one.key().equals(key) ? one.until(index) : one);
      }
    }
    return keys.isEmpty() ? only(first) : new TrailKeys(keys, null);
  }

  /// The keys that have to sign a checkpoint of this size.
  public List<VerifierKey> signing(long size) {
    return all.stream().filter(one -> one.signs(size)).map(Signing::key).toList();
  }

  /// Indexes of the entries that have changed the keys.
  public List<Long> changes() {
    return all.stream()
        .flatMap(one -> Stream.of(one.from() - 1, one.upTo() == null ? -1 : one.upTo()))
        .filter(index -> index >= 0)
        .distinct()
        .sorted()
        .toList();
  }

  /// What was known when the log had this size.
  public TrailKeys asOf(long size) {
    return new TrailKeys(
        all.stream()
            .filter(one -> one.from() <= size)
            .map(
                one ->
                    one.upTo() != null && one.upTo() >= size
                        ? new Signing(one.key(), one.from(), null)
                        : one)
            .toList(),
        second);
  }

  /// The newest of the keys that have signed the checkpoint.
  ///
  /// @throws org.aimsledger.verifier.log.RejectedException when none has
  public VerifierKey signerOf(SignedNote note) {
    var keys = signing(Checkpoint.parse(note.text()).size());
    var signers = note.verifiedBy(keys).stream().map(SignedNote.Verified::key).toList();
    return keys.reversed().stream().filter(signers::contains).findFirst().orElseThrow();
  }

  /// Lines of a policy: every key that ever signed, and what it signs. Other programs take the
  /// second kind for comments.
  public String policyLines() {
    var lines = new StringBuilder();
    all.forEach(one -> lines.append("log ").append(one.key().encode()).append('\n'));
    if (all.size() > 1) {
      all.forEach(
          one ->
              lines
                  .append("# log-key-sizes ")
                  .append(one.key().label())
                  .append(' ')
                  .append(one.from())
                  .append(' ')
                  .append(one.upTo() == null ? "-" : one.upTo())
                  .append('\n'));
    }
    return lines.toString();
  }
}
