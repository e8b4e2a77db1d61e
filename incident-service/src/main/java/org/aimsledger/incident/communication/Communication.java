package org.aimsledger.incident.communication;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;

/// How one communication stands: `Absent → Draft ⇄ Cleared → Issued`, and from each of them to
/// `Retracted` for good.
sealed interface Communication {
  record Absent() implements Communication {}

  /// What it says, and who has written at it.
  record Content(
      UUID incident,
      CommunicationAudience audience,
      String language,
      String subject,
      String text,
      Set<String> authors) {
    public Content {
      authors = Set.copyOf(authors);
    }
  }

  /// Somebody else has to approve it.
  record Draft(Content content) implements Communication {}

  /// It may be sent.
  record Cleared(Content content, String approvedBy, Instant at) implements Communication {}

  /// It was sent.
  record Issued(Content content, String approvedBy, String how, Instant sentAt)
      implements Communication {}

  /// It is not sent, or was taken back.
  ///
  /// @param was how it stood before
  record Retracted(Communication was, String reason, Instant at) implements Communication {}
}
