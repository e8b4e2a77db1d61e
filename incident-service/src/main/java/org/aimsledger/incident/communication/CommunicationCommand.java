package org.aimsledger.incident.communication;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;

/// What can be ordered. `at` is the time of the decision, `actor` who decides.
sealed interface CommunicationCommand {
  UUID communication();

  UUID incident();

  Instant at();

  /// Somebody proposes what to say.
  ///
  /// @param known whether the incident exists
  record Draft(
      UUID communication,
      UUID incident,
      boolean known,
      CommunicationAudience audience,
      String language,
      String subject,
      String text,
      String actor,
      Instant at)
      implements CommunicationCommand {}

  record Revise(
      UUID communication, UUID incident, String subject, String text, String actor, Instant at)
      implements CommunicationCommand {}

  record Approve(UUID communication, UUID incident, String actor, Instant at)
      implements CommunicationCommand {}

  record Send(UUID communication, UUID incident, String how, Instant sentAt, Instant at)
      implements CommunicationCommand {}

  record Withdraw(UUID communication, UUID incident, String reason, Instant at)
      implements CommunicationCommand {}
}
