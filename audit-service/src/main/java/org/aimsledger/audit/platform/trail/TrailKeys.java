package org.aimsledger.audit.platform.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.SignatureType;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Which key signs which checkpoints, as the trail itself says: each from the one that covers its
/// announcement, to the last that does not cover its retirement. The oldest key comes first.
///
/// @param all keys of the first signature of each checkpoint
/// @param seconds keys of the second signature, where there is one
public record TrailKeys(List<Signing> all, List<Signing> seconds) {
  /// One key.
  ///
  /// @param from smallest size of a checkpoint that it signs
  /// @param upTo largest one; null while it is in use
  public record Signing(VerifierKey key, long from, @Nullable Long upTo) {
    boolean signs(long size) {
      return size >= from && (upTo == null || size <= upTo);
    }

    /// Line of a policy that says which checkpoints it signs.
    public String sizes() {
      return "# log-key-sizes %s %d %s\n".formatted(key.label(), from, upTo == null ? "-" : upTo);
    }

    private Signing until(long last) {
      return new Signing(key, from, last);
    }
  }

  /// What an entry of the trail says about a key.
  sealed interface Change {
    VerifierKey key();

    /// Whether it is a key of the second signature.
    default boolean isSecond() {
      return key().type() == SignatureType.ML_DSA_44;
    }

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
    seconds = List.copyOf(seconds);
  }

  /// A log whose key was never changed.
  public static TrailKeys only(VerifierKey key) {
    return new TrailKeys(List.of(new Signing(key, 0, null)), List.of());
  }

  /// What of it a note has: one from before the second key knows nothing of it.
  public TrailKeys of(SignedNote note) {
    var known = seconds.stream().map(one -> one.key().label()).toList();
    return note.signatures().stream().anyMatch(one -> known.contains(one.label()))
        ? this
        : new TrailKeys(all, List.of());
  }

  /// @param first the key the log began with, should nothing have been changed
  /// @param second the same of the second signature, where there is one
  /// @param changes in the order of the trail
  static TrailKeys of(VerifierKey first, @Nullable VerifierKey second, List<Change> changes) {
    var byLine = changes.stream().collect(Collectors.partitioningBy(Change::isSecond));
    return new TrailKeys(
        line(first, byLine.getOrDefault(false, List.of())),
        line(second, byLine.getOrDefault(true, List.of())));
  }

  private static List<Signing> line(@Nullable VerifierKey first, List<Change> changes) {
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
    if (keys.isEmpty() && first != null) {
      keys.add(new Signing(first, 0, null));
    }
    return keys;
  }

  /// The keys that have to sign a checkpoint of this size.
  public List<VerifierKey> signing(long size) {
    return signing(all, size);
  }

  /// The keys that sign the second line of a checkpoint of this size.
  public List<VerifierKey> signingSecond(long size) {
    return signing(seconds, size);
  }

  private static List<VerifierKey> signing(List<Signing> keys, long size) {
    return keys.stream().filter(one -> one.signs(size)).map(Signing::key).toList();
  }

  /// Indexes of the entries that have changed the keys.
  public List<Long> changes() {
    return Stream.concat(all.stream(), seconds.stream())
        .flatMap(one -> Stream.of(one.from() - 1, one.upTo() == null ? -1 : one.upTo()))
        .filter(index -> index >= 0)
        .distinct()
        .sorted()
        .toList();
  }

  /// What was known when the log had this size.
  public TrailKeys asOf(long size) {
    return new TrailKeys(asOf(all, size), asOf(seconds, size));
  }

  private static List<Signing> asOf(List<Signing> keys, long size) {
    return keys.stream()
        .filter(one -> one.from() <= size)
        .map(
            one ->
                one.upTo() != null && one.upTo() >= size
                    ? new Signing(one.key(), one.from(), null)
                    : one)
        .toList();
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
      all.forEach(one -> lines.append(one.sizes()));
    }
    return lines.toString();
  }
}
