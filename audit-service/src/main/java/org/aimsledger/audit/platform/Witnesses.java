package org.aimsledger.audit.platform;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.audit.platform.trail.TrailKeys;
import org.aimsledger.verifier.log.VerifierKey;

/// Who cosigns the checkpoints of this log.
///
/// @param all in the order of their names
/// @param quorum how many of them it takes until a checkpoint is published; 0 publishes at once
public record Witnesses(List<Witness> all, int quorum) {
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
    if (quorum == 0) {
      return lines.append("quorum none\n").toString();
    }
    var names = all.stream().map(Witness::name).collect(Collectors.joining(" "));
    return lines
        .append("group witnesses ")
        .append(quorum)
        .append(' ')
        .append(names)
        .append("\nquorum witnesses\n")
        .toString();
  }
}
