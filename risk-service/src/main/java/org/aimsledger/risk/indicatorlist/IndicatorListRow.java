package org.aimsledger.risk.indicatorlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.jspecify.annotations.Nullable;

/// One key risk indicator in the list.
@Entity
@Table(name = "key_risk_indicators")
class IndicatorListRow {
  @Id UUID id;

  long version;
  UUID risk;

  @Nullable UUID system;

  String name;
  String unit;

  @Enumerated(EnumType.STRING)
  IndicatorDirection direction;

  BigDecimal warning;

  @Column(name = "limit_value")
  BigDecimal limit;

  String owner;

  @Enumerated(EnumType.STRING)
  @Nullable IndicatorStanding standing;

  @Column(name = "last_value")
  @Nullable BigDecimal lastValue;

  @Column(name = "last_read_at")
  @Nullable Instant lastReadAt;

  @Column(name = "breached_since")
  @Nullable Instant breachedSince;

  boolean retired;

  @Column(name = "defined_at")
  Instant definedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected IndicatorListRow() {}

  IndicatorListRow(KeyRiskIndicatorEvent.Defined event, long version, Instant recordedAt) {
    this.id = event.indicator();
    this.version = version;
    this.risk = event.risk();
    this.system = event.system();
    this.name = event.name();
    this.unit = event.unit();
    this.direction = event.direction();
    this.warning = event.warning();
    this.limit = event.limit();
    this.owner = event.owner();
    this.definedAt = event.at();
    this.updatedAt = recordedAt;
  }
}
