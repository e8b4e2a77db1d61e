package org.aimsledger.incident.communication;

import java.time.Instant;
import java.util.UUID;

/// Why a command is refused.
sealed interface CommunicationRejection {
  record UnknownIncident(UUID incident) implements CommunicationRejection {}

  /// There is none of that id, or not on that incident.
  record UnknownCommunication(UUID communication) implements CommunicationRejection {}

  /// Who has written at it can't approve it.
  record OwnWork(String actor) implements CommunicationRejection {}

  record NotApproved() implements CommunicationRejection {}

  /// What was sent can't be changed any more, only withdrawn.
  record SentAlready(Instant sentAt) implements CommunicationRejection {}

  record WithdrawnAlready(Instant at) implements CommunicationRejection {}

  /// Nothing is sent in the future, or before it was approved.
  record ImpossibleTime(Instant sentAt, Instant earliest, Instant latest)
      implements CommunicationRejection {}
}
