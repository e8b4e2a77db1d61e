package org.aimsledger.incident.signalruleboard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One rule on the board.
@Entity
@Table(name = "signal_rule_board")
class SignalRuleBoardRow {
  @Id UUID id;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "name_zh_hans")
  String nameZhHans;

  @Column(name = "name_zh_hant")
  String nameZhHant;

  @Enumerated(EnumType.STRING)
  SignalRuleStanding standing;

  @Column(name = "newest_version")
  int newestVersion;

  @Column(name = "live_version")
  @Nullable Integer liveVersion;

  @Column(name = "live_since")
  @Nullable Instant liveSince;

  /// Author of the newest version.
  @Column(name = "drafted_by")
  String draftedBy;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected SignalRuleBoardRow() {}

  SignalRuleBoardRow(UUID id) {
    this.id = id;
    this.nameEn = "";
    this.nameZhHans = "";
    this.nameZhHant = "";
    this.standing = SignalRuleStanding.DRAFT;
    this.draftedBy = "";
    this.updatedAt = Instant.EPOCH;
  }
}
