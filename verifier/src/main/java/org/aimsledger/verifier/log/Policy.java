package org.aimsledger.verifier.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a verifier trusts (c2sp.org/tlog-policy): the keys of logs, the keys of witnesses, and
/// which witnesses have to have cosigned. Text form:
///
/// ```
/// log example.com/log+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
/// witness w1 <vkey>
/// witness w2 <vkey>
/// group both all w1 w2
/// quorum both
/// ```
///
/// `quorum none` asks for no witness. Several `log` lines are several logs, or several keys of one:
/// after a change of keys the old line stays, so that what it signed stays believed. Each of them
/// is enough, also for what is signed later, unless the policy says which checkpoints a key signs:
///
/// ```
/// # log-key-sizes example.com/log+530d903a 0 1200
/// # log-key-sizes example.com/log+7a9c0e12 1101 -
/// ```
///
/// Here the first signs none with more than 1,200 entries. Other programs take that for a comment.
///
/// A second line that the log itself signs with ML-DSA-44, under its own name, is asked for as that
/// of a witness is: a `witness` line with that key, in the quorum if both have to sign. It is told
/// apart by its name: it is no other eye, so it is not counted as a witness in [Accepted]. Sizes
/// can be said of such a key too; outside of them its line counts for nothing.
public final class Policy {

  private final List<VerifierKey> logs;
  private final Map<VerifierKey, Sizes> sizes;
  private final Map<String, VerifierKey> witnesses;
  private final Map<String, Group> groups;
  private final String quorum;

  /// Keys of second lines that came later, and as which of the witnesses each counts.
  private final Map<VerifierKey, String> heirs;

  Policy(
      List<VerifierKey> logs,
      Map<VerifierKey, Sizes> sizes,
      Map<String, VerifierKey> witnesses,
      Map<String, Group> groups,
      String quorum) {
    this(logs, sizes, witnesses, groups, quorum, Map.of());
  }

  private Policy(
      List<VerifierKey> logs,
      Map<VerifierKey, Sizes> sizes,
      Map<String, VerifierKey> witnesses,
      Map<String, Group> groups,
      String quorum,
      Map<VerifierKey, String> heirs) {
    this.logs = List.copyOf(logs);
    this.sizes = Map.copyOf(sizes);
    this.witnesses = new LinkedHashMap<>(witnesses);
    this.groups = new LinkedHashMap<>(groups);
    this.quorum = quorum;
    this.heirs = new LinkedHashMap<>(heirs);
  }

  /// One log, no witness.
  public static Policy of(VerifierKey log) {
    return new Policy(List.of(log), Map.of(), Map.of(), Map.of(), PolicyParser.NONE);
  }

  /// Reads a policy file.
  ///
  /// @throws MalformedException if it isn't a policy, or it names no log, or a key of a type that
  ///   is not supported
  public static Policy parse(byte[] text) {
    return new PolicyParser().parse(text);
  }

  public static Policy parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  public List<VerifierKey> logs() {
    return logs;
  }

  /// The keys of the witnesses, listed whether or not the quorum needs them.
  public List<VerifierKey> witnesses() {
    return List.copyOf(witnesses.values());
  }

  /// Whether a checkpoint without any cosignature can be accepted.
  public boolean needsNoWitness() {
    return quorum.equals(PolicyParser.NONE);
  }

  /// Checks a checkpoint: signed by a listed log whose name is its origin, cosigned by a quorum.
  ///
  /// @throws LogException if it isn't
  public Accepted accept(SignedNote note) {
    var known = new ArrayList<>(logs);
    known.addAll(witnesses.values());
    known.addAll(heirs.keySet());
    var verified = note.verifiedBy(known);
    var checkpoint = Checkpoint.parse(note.text());
    var log = signer(verified, checkpoint);
    var cosignatures = new ArrayList<Cosigned>();
    var alsoSigned = new ArrayList<VerifierKey>();
    var names = new HashSet<String>();
    var named = new LinkedHashMap<VerifierKey, String>();
    witnesses.forEach((name, key) -> named.put(key, name));
    named.putAll(heirs);
    named.forEach(
        (key, name) ->
            verified.stream()
                .filter(v -> v.key().equals(key) && sizes(key).include(checkpoint.size()))
                .forEach(
                    v -> {
                      names.add(name);
                      if (key.name().equals(checkpoint.origin())) {
                        alsoSigned.add(key);
                      } else {
                        cosignatures.add(new Cosigned(name, v.signature().cosignedAt()));
                      }
                    }));
    if (!needsNoWitness() && !satisfied(quorum, names)) {
      throw new RejectedException(
          "the policy needs the quorum %s, cosigned have only %s"
              .formatted(Printable.quoted(quorum), names));
    }
    return new Accepted(checkpoint, log, alsoSigned, cosignatures);
  }

  /// The log whose name is the origin. With several logs, or several keys of one, others may have
  /// signed too.
  private VerifierKey signer(List<SignedNote.Verified> verified, Checkpoint checkpoint) {
    var signers = verified.stream().map(SignedNote.Verified::key).filter(logs::contains).toList();
    if (signers.isEmpty()) {
      throw new RejectedException("no log of the policy has signed");
    }
    var own = signers.stream().filter(key -> key.name().equals(checkpoint.origin())).toList();
    if (own.isEmpty()) {
      throw new RejectedException(
          "the key of %s has signed a checkpoint of %s"
              .formatted(
                  Printable.quoted(signers.getFirst().name()),
                  Printable.quoted(checkpoint.origin())));
    }
    return own.stream()
        .filter(key -> sizes(key).include(checkpoint.size()))
        .findFirst()
        .orElseThrow(() -> outOfUse(own.getFirst(), checkpoint.size()));
  }

  private Sizes sizes(VerifierKey key) {
    return sizes.getOrDefault(key, Sizes.ALL);
  }

  private RejectedException outOfUse(VerifierKey key, long size) {
    var use = sizes(key);
    return new RejectedException(
        size > use.upTo()
            ? "the key %s is retired: it signs checkpoints of at most %d entries, this one has %d"
                .formatted(key.label(), use.upTo(), size)
            : "the key %s was not announced: it signs checkpoints of at least %d entries, this one has %d"
                .formatted(key.label(), use.from(), size));
  }

  /// Whether it trusts a key of a log for checkpoints of this size, in the first or in the second
  /// line.
  public boolean trusts(VerifierKey key, long size) {
    return (logs.contains(key) || knowsSecond(key)) && sizes(key).include(size);
  }

  /// Whether it knows a key of second lines.
  public boolean knowsSecond(VerifierKey key) {
    return witnesses.containsValue(key) || heirs.containsKey(key);
  }

  /// The same with a key of second lines that counts as the one before it, for checkpoints of at
  /// least this size.
  public Policy withSecond(VerifierKey previous, VerifierKey key, long from) {
    if (knowsSecond(key)) {
      // What the policy itself says of the key counts.
      return this;
    }
    var more = new LinkedHashMap<>(heirs);
    witnesses.forEach(
        (name, known) -> {
          if (known.equals(previous)) {
            more.put(key, name);
          }
        });
    if (heirs.containsKey(previous)) {
      more.put(key, heirs.get(previous));
    }
    var all = new HashMap<>(sizes);
    all.put(key, new Sizes(from, Long.MAX_VALUE));
    return new Policy(logs, all, witnesses, groups, quorum, more);
  }

  /// The same with a key of a log that signs checkpoints of at least this size.
  public Policy with(VerifierKey log, long from) {
    var all = new ArrayList<>(logs);
    if (all.stream().anyMatch(log::wrapsSameKeyAs)) {
      // What the policy itself says of the key counts.
      return this;
    }
    all.add(log);
    var more = new HashMap<>(sizes);
    more.put(log, new Sizes(from, Long.MAX_VALUE));
    return new Policy(all, more, witnesses, groups, quorum, heirs);
  }

  /// The same with a key of a log that signs no checkpoints above this size.
  public Policy until(VerifierKey log, long upTo) {
    var fewer = new HashMap<>(sizes);
    fewer.put(log, new Sizes(sizes(log).from(), Math.min(sizes(log).upTo(), upTo)));
    return new Policy(logs, fewer, witnesses, groups, quorum, heirs);
  }

  private boolean satisfied(String name, Set<String> cosigned) {
    var group = groups.get(name);
    if (group == null) {
      return cosigned.contains(name);
    }
    long have = group.members().stream().filter(member -> satisfied(member, cosigned)).count();
    return have >= group.threshold();
  }

  /// Which checkpoints a key signs, by their sizes.
  record Sizes(long from, long upTo) {
    static final Sizes ALL = new Sizes(0, Long.MAX_VALUE);

    boolean include(long size) {
      return size >= from && size <= upTo;
    }
  }

  /// Members that may be groups too, and how many of them it takes.
  record Group(int threshold, List<String> members) {}

  /// A checkpoint this policy believes.
  ///
  /// @param log the key that signed it
  /// @param alsoSigned keys of the log itself that signed a second line
  /// @param cosignatures of the policy's witnesses; may be more than the quorum
  public record Accepted(
      Checkpoint checkpoint,
      VerifierKey log,
      List<VerifierKey> alsoSigned,
      List<Cosigned> cosignatures) {

    public Accepted {
      alsoSigned = List.copyOf(alsoSigned);
      cosignatures = List.copyOf(cosignatures);
    }
  }

  /// A witness, by its name in the policy, and when it cosigned.
  public record Cosigned(String witness, Instant at) {}
}
