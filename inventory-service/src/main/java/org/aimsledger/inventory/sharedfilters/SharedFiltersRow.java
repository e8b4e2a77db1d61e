package org.aimsledger.inventory.sharedfilters;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One filter that is shared.
@Entity
@Table(name = "shared_filters")
class SharedFiltersRow {
  /// Of keeper and filter: the filter's own id is of a caller's making.
  @Id String id;

  UUID filter;

  /// Units whose people see it.
  String[] units;

  boolean everybody;
  String name;
  String list;

  /// Names of parameters, each once for each of its values.
  String[] parameters;

  /// The values, in the order of `parameters`.
  @Column(name = "parameter_values")
  String[] values;

  @Column(name = "shared_by")
  String sharedBy;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected SharedFiltersRow() {}

  SharedFiltersRow(String id) {
    this();
    this.id = id;
  }
}
