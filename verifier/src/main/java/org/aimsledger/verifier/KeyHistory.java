package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.InclusionChecks;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.Printable;
import org.aimsledger.verifier.log.ProofPlan;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TileAddress;

/// The keys of a log as the log itself tells them, from those that a policy trusts: a key is
/// believed if an entry announces it, and a key that was believed before has signed a checkpoint
/// that covers this entry. So whoever has the newest key alone can't bring himself in.
///
/// The log publishes the indexes of these entries as `key-changes`, one a line, and for each of
/// them a checkpoint that covers it as `key-change/<index>`. Neither is trusted.
final class KeyHistory {

  /// Who changes keys every week does so for twenty years.
  private static final int MOST = 1_000;

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final int LONGEST_LIST = MOST * 20;

  private final LogCopy copy;
  private final Policy policy;
  private final long size;
  private final Set<Long> followed = new HashSet<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  /// @param size of the log when the copy was made, believed or not: it only says how wide the last
  ///   tiles are
  KeyHistory(LogCopy copy, Policy policy, long size) {
    this.copy = copy;
    this.policy = policy;
    this.size = size;
  }

  /// Follows the changes, as far as the log tells them.
  ///
  /// @return what the policy trusts then
  /// @throws LogException if a change was not announced under a key that was trusted before
  Policy follow(Facts facts) {
    var trusted = policy;
    for (long index : listed()) {
      if (index >= size) {
        // Recorded after the checkpoint was read, so this log does not know of it.
        break;
      }
      try {
        trusted = follow(index, trusted, facts);
      } catch (LogException e) {
        throw new RejectedException(
            "the change of keys at index %d: %s".formatted(index, e.getMessage()));
      }
      followed.add(index);
    }
    return trusted;
  }

  /// The checkpoints under which keys were learnt: each has to be of the beginning of the log.
  List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  /// Whether a change that stands in the log was followed.
  boolean knows(long index) {
    return followed.contains(index);
  }

  private List<Long> listed() {
    byte[] list = copy.find("key-changes", LONGEST_LIST);
    if (list == null) {
      return List.of();
    }
    var indexes = new ArrayList<Long>();
    for (String line : new String(list, StandardCharsets.US_ASCII).lines().toList()) {
      if (!INDEX.matcher(line).matches()) {
        throw new MalformedException("key-changes is no list of rising indexes");
      }
      long index = Long.parseLong(line);
      if (indexes.size() == MOST || (!indexes.isEmpty() && index <= indexes.getLast())) {
        throw new MalformedException("key-changes is no list of rising indexes");
      }
      indexes.add(index);
    }
    return indexes;
  }

  private Policy follow(long index, Policy trusted, Facts facts) {
    byte[] bytes = copy.find("key-change/" + index, SignedNote.LONGEST);
    if (bytes == null) {
      throw new MalformedException("there is no checkpoint key-change/" + index);
    }
    var note = SignedNote.parse(bytes);
    var accepted = trusted.accept(note);
    var change = KeyChange.of(index, event(index, accepted.checkpoint()));
    checkpoints.add(accepted.checkpoint());
    if (change.isSecond() && !concerns(change, trusted)) {
      // Whoever asks for no second line needs none of its keys.
      return trusted;
    }
    if (change.announced() == null) {
      facts.line("key retired", "%s, by entry %d".formatted(change.key().label(), index));
      return trusted.until(change.key(), index);
    }
    var previous = change.announced();
    boolean vouched =
        trusted.trusts(previous, accepted.checkpoint().size())
            && !note.verifiedBy(List.of(previous)).isEmpty();
    if (!vouched || !change.key().name().equals(accepted.checkpoint().origin())) {
      throw new RejectedException(
          "it announces %s under %s, which is not trusted or has not signed the checkpoint of %d entries"
              .formatted(
                  Printable.quoted(change.key().label()),
                  Printable.quoted(previous.label()),
                  accepted.checkpoint().size()));
    }
    facts.line(
        "key learnt",
        "%s: entry %d announces it, %s has signed that (checkpoint of %d entries)"
            .formatted(
                change.key().label(), index, previous.label(), accepted.checkpoint().size()));
    return change.isSecond()
        ? trusted.withSecond(previous, change.key(), index + 1)
        : trusted.with(change.key(), index + 1);
  }

  private static boolean concerns(KeyChange change, Policy trusted) {
    return trusted.knowsSecond(change.announced() == null ? change.key() : change.announced());
  }

  /// The event at an index of the tree that a checkpoint has signed.
  private Leaf.Event event(long index, Checkpoint checkpoint) {
    if (index >= checkpoint.size() || checkpoint.size() > size) {
      throw new RejectedException(
          "the checkpoint of %d entries does not cover it, or is younger than the log"
              .formatted(checkpoint.size()));
    }
    var entries = copy.entries(TileAddress.ofEntry(index, size));
    byte[] entry = entries.get((int) (index % TileAddress.FULL_WIDTH));
    var proof = ProofPlan.inclusion(index, checkpoint.size()).proof(new Growth(copy, size).nodes());
    new InclusionChecks(checkpoint.size(), checkpoint.root())
        .verify(index, Hash.leaf(entry), proof);
    return Leaf.parse(entry).event();
  }
}
