package org.aimsledger.incident.playbook;

import java.util.List;

/// Why a command is refused.
public sealed interface PlaybookRejection {

  record UnknownPlaybook(String key, String packVersion) implements PlaybookRejection {}

  /// Steps that can't be.
  ///
  /// @param problems what is wrong with which step
  record StepsNotAcceptable(List<String> problems) implements PlaybookRejection {
    public StepsNotAcceptable {
      problems = List.copyOf(problems);
    }
  }

  /// Somebody else's proposal is waiting.
  record ProposalIsPending(long version, String proposedBy) implements PlaybookRejection {}

  /// The version that was named does not wait for anybody.
  record NothingProposed(long version) implements PlaybookRejection {}

  /// Who proposes does not approve.
  record ProposerMayNotApprove(String person) implements PlaybookRejection {}
}
