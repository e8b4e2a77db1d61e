package org.aimsledger.audit.platform;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.audit.platform.trail.TrailKeys;
import org.aimsledger.verifier.log.VerifierKey;

/// Who cosigns the checkpoints of this log.
///
/// @param all in the order of their names
/// @param quorum how many of them it takes until a checkpoint is published; 0 publishes at once
/// @param bothKeys whether the policy asks for the second signature of the log itself
public record Witnesses(List<Witness> all, int quorum, boolean bothKeys) {
  /// What the second key of the log is called in the policy; no witness has this name.
  static final String SECOND_KEY = "log-ml-dsa-44";

  /// Without second signature.
  public Witnesses(List<Witness> all, int quorum) {
    this(all, quorum, false);
  }

  /// One of them.
  ///
  /// @param name what it is called in the policy
  /// @param url where it listens, without `/add-checkpoint`
  public record Witness(String name, URI url, VerifierKey key) {}

  public Witnesses {
    all = List.copyOf(all);
    if (quorum < 0 || quorum > all.size()) {
      throw new IllegalArgumentException(
          "aims.trail.witness-quorum is %d, but there are %d witnesses"
              .formatted(quorum, all.size()));
    }
  }

  /// What a verifier of this log needs to trust, as text (c2sp.org/tlog-policy).
  public String policy(TrailKeys log) {
    var lines = new StringBuilder(log.policyLines());
    for (var witness : all) {
      lines
          .append("witness ")
          .append(witness.name())
          .append(' ')
          .append(witness.key().encode())
          .append('\n');
    }
    lines.append(secondKeys(log.seconds()));
    if (quorum > 0) {
      var names = all.stream().map(Witness::name).collect(Collectors.joining(" "));
      lines.append("group witnesses %d %s\n".formatted(quorum, names));
    }
    return lines.append(quorumLines(!log.seconds().isEmpty() && bothKeys)).toString();
  }

  /// One key has the name itself. Of several, which followed each other, any is enough.
  private static String secondKeys(List<TrailKeys.Signing> keys) {
    if (keys.size() == 1) {
      return "witness %s %s\n".formatted(SECOND_KEY, keys.getFirst().key().encode());
    }
    var lines = new StringBuilder();
    var names = new ArrayList<String>();
    for (var key : keys) {
      names.add("%s-%d".formatted(SECOND_KEY, names.size() + 1));
      lines
          .append("witness %s %s\n".formatted(names.getLast(), key.key().encode()))
          .append(key.sizes());
    }
    if (!keys.isEmpty()) {
      lines.append("group %s any %s\n".formatted(SECOND_KEY, String.join(" ", names)));
    }
    return lines.toString();
  }

  private String quorumLines(boolean second) {
    if (second && quorum > 0) {
      return "group both all %s witnesses\nquorum both\n".formatted(SECOND_KEY);
    }
    if (second) {
      return "quorum " + SECOND_KEY + "\n";
    }
    return quorum > 0 ? "quorum witnesses\n" : "quorum none\n";
  }
}
