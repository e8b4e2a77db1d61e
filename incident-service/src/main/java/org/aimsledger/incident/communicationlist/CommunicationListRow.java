package org.aimsledger.incident.communicationlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.jspecify.annotations.Nullable;

/// One communication in the list. Its text is read from the communication itself.
@Entity
@Table(name = "communication_list")
class CommunicationListRow {
  @Id UUID id;

  UUID incident;

  @Enumerated(EnumType.STRING)
  CommunicationAudience audience;

  String language;
  String subject;

  @Enumerated(EnumType.STRING)
  CommunicationStanding standing;

  @Column(name = "drafted_at")
  Instant draftedAt;

  @Column(name = "sent_at")
  @Nullable Instant sentAt;

  /// Who has done anything about it.
  String[] partakers;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected CommunicationListRow() {}

  CommunicationListRow(
      UUID id,
      UUID incident,
      CommunicationAudience audience,
      String language,
      String subject,
      Instant draftedAt) {
    this.id = id;
    this.incident = incident;
    this.audience = audience;
    this.language = language;
    this.subject = subject;
    this.standing = CommunicationStanding.DRAFT;
    this.partakers = new String[0];
    this.draftedAt = draftedAt;
    this.updatedAt = draftedAt;
  }
}
