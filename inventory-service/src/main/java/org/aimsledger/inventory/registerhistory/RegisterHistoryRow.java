package org.aimsledger.inventory.registerhistory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/// Every state that one system has been in: the n-th entry of each array is the n-th state. What is
/// not known is empty.
@Entity
@Table(name = "register_history")
class RegisterHistoryRow {
  @Id UUID id;

  @Column(name = "registered_at")
  Instant registeredAt;

  /// When each state began: when its event was recorded, in microseconds since 1970, never
  /// decreasing.
  String[] times;

  String[] versions;
  String[] names;
  String[] stages;

  @Column(name = "high_impacts")
  String[] highImpacts;

  String[] technologies;
  String[] owners;
  String[] organisations;
  String[] units;
  String[] vendors;
  String[] suspensions;

  /// The flags of each state, one on a line.
  String[] flags;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected RegisterHistoryRow() {}

  RegisterHistoryRow(UUID id, Instant registeredAt) {
    this.id = id;
    this.registeredAt = registeredAt;
    this.times = new String[0];
    this.versions = new String[0];
    this.names = new String[0];
    this.stages = new String[0];
    this.highImpacts = new String[0];
    this.technologies = new String[0];
    this.owners = new String[0];
    this.organisations = new String[0];
    this.units = new String[0];
    this.vendors = new String[0];
    this.suspensions = new String[0];
    this.flags = new String[0];
  }

  /// The last state.
  SystemState last() {
    var i = times.length - 1;
    return new SystemState(
        names[i],
        stages[i],
        highImpacts[i],
        technologies[i],
        owners[i],
        organisations[i],
        units[i],
        vendors[i],
        Boolean.parseBoolean(suspensions[i]),
        flags[i].lines().toList());
  }

  /// Adds a state, unless it is the last one.
  void add(long time, long version, SystemState state) {
    if (times.length > 0 && last().equals(state)) {
      return;
    }
    times = more(times, Long.toString(Math.max(time, begin())));
    versions = more(versions, Long.toString(version));
    names = more(names, state.name());
    stages = more(stages, state.stage());
    highImpacts = more(highImpacts, state.highImpact());
    technologies = more(technologies, state.technology());
    owners = more(owners, state.owner());
    organisations = more(organisations, state.organisation());
    units = more(units, state.unit());
    vendors = more(vendors, state.vendor());
    suspensions = more(suspensions, Boolean.toString(state.suspended()));
    flags = more(flags, String.join("\n", state.flags()));
  }

  // Of the last state.
  private long begin() {
    return times.length == 0 ? Long.MIN_VALUE : Long.parseLong(times[times.length - 1]);
  }

  private static String[] more(String[] before, String next) {
    var after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = next;
    return after;
  }
}
