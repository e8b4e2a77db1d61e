package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.Policy;

/// What more than one mode can't say.
final class NotChecked {

  static final String NO_WITNESS =
      "Whether everybody is shown the same log: no witness known to the policy has cosigned, so"
          + " whoever holds the key could have made another log for you.";

  static final String TRUTH =
      "Whether what was recorded is true, and whether all that happened was recorded.";

  private NotChecked() {}

  /// Of a single proof.
  ///
  /// @param more what this proof in particular can't say
  static List<String> of(List<Policy.Accepted> accepted, String more) {
    var list = new ArrayList<String>();
    if (accepted.stream().anyMatch(each -> each.cosignatures().isEmpty())) {
      list.add(NO_WITNESS);
    }
    list.add(more);
    list.add(TRUTH);
    return list;
  }
}
