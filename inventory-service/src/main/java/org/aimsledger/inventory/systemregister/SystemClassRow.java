package org.aimsledger.inventory.systemregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.RiskClass;
import org.jspecify.annotations.Nullable;

/// How the law classes one system. A table of its own: its events are in streams of their own,
/// which may be read before the system's.
@Entity
@Table(name = "system_class")
public class SystemClassRow {
  @Id UUID id;

  /// Of the system; absent before the register of systems was read that far.
  @Nullable String name;

  /// Last event about the class; 0: nothing was said about it yet, the row only has the name.
  long version;

  @Column(name = "risk_class")
  @Enumerated(EnumType.STRING)
  @Nullable RiskClass riskClass;

  @Nullable UUID determination;

  @Column(name = "determined_at")
  @Nullable Instant determinedAt;

  @Column(name = "applies_from")
  @Nullable LocalDate appliesFrom;

  @Nullable String pack;

  @Column(name = "general_purpose")
  @Enumerated(EnumType.STRING)
  @Nullable GeneralPurpose generalPurpose;

  String[] areas;

  @Column(name = "open_questions")
  String[] openQuestions;

  @Column(name = "proposed_class")
  @Enumerated(EnumType.STRING)
  @Nullable RiskClass proposedClass;

  @Nullable String proposer;

  @Column(name = "due_causes")
  String[] dueCauses;

  @Column(name = "due_rules")
  String[] dueRules;

  @Column(name = "due_reason")
  @Nullable String dueReason;

  @Column(name = "due_since")
  @Nullable Instant dueSince;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected SystemClassRow() {}

  SystemClassRow(UUID id, Instant at) {
    this();
    this.id = id;
    this.updatedAt = at;
    this.areas = new String[0];
    this.openQuestions = new String[0];
    this.dueCauses = new String[0];
    this.dueRules = new String[0];
  }
}
