package org.aimsledger.incident.communicationlist;

/// Where a communication stands.
enum CommunicationStanding {
  DRAFT,
  APPROVED,
  SENT,
  WITHDRAWN
}
