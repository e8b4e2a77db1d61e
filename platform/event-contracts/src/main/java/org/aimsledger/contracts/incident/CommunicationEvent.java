package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What is said about an incident to people outside of the response. One stream a communication:
/// drafted, revised, approved by somebody else, sent; or withdrawn.
public sealed interface CommunicationEvent extends IncidentServiceEvent {
  UUID communication();

  UUID incident();

  Instant at();

  /// Somebody proposes what to say.
  ///
  /// @param language of the text, as BCP 47 writes it
  @WireName("org.aimsledger.incident.communication-drafted.v1")
  record Drafted(
      UUID communication,
      UUID incident,
      CommunicationAudience audience,
      String language,
      String subject,
      String text,
      String draftedBy,
      Instant at)
      implements CommunicationEvent {}

  /// Another text. Approval, where there was one, is void.
  @WireName("org.aimsledger.incident.communication-revised.v1")
  record Revised(
      UUID communication, UUID incident, String subject, String text, String revisedBy, Instant at)
      implements CommunicationEvent {}

  /// It may be sent as it is.
  @WireName("org.aimsledger.incident.communication-approved.v1")
  record Approved(UUID communication, UUID incident, String approvedBy, Instant at)
      implements CommunicationEvent {}

  /// It was sent.
  ///
  /// @param how by which means and to whom; must not name a private person
  /// @param sentAt when, as the sender says
  @WireName("org.aimsledger.incident.communication-sent.v1")
  record Sent(UUID communication, UUID incident, String how, Instant sentAt, Instant at)
      implements CommunicationEvent {}

  /// It is not sent, or what was sent is taken back.
  @WireName("org.aimsledger.incident.communication-withdrawn.v1")
  record Withdrawn(UUID communication, UUID incident, String reason, Instant at)
      implements CommunicationEvent {}
}
