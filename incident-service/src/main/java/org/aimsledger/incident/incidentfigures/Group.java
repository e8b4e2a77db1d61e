package org.aimsledger.incident.incidentfigures;

import org.jspecify.annotations.Nullable;

/// The figures of one group of matters.
///
/// @param key value of the dimension
/// @param matters incidents or drills, without those that were rejected or merged
/// @param undecided those that nobody has judged yet
/// @param nearMissRatio hazards for each incident; absent where there is no incident
/// @param causesFound those whose cause was found
/// @param recurring those of a cause that the same system had had not long before
record Group(
    String key,
    boolean drill,
    long matters,
    long issues,
    long hazards,
    long incidents,
    long undecided,
    @Nullable Double nearMissRatio,
    long rejected,
    long merged,
    long causesFound,
    long recurring,
    Clocks clocks,
    Actions actions,
    Spread detection,
    Spread acknowledgement,
    Spread containment,
    Spread recovery,
    Spread restoration,
    Spread reportability) {

  /// Corrective actions that reviews have planned and nobody has done or given up.
  ///
  /// @param overdue whose last day has passed
  record Actions(long open, long overdue) {}

  /// Clocks with a period that were not set aside or superseded.
  ///
  /// @param metInTime met by the earlier reading of the deadline
  /// @param overdue running although the earlier reading has passed
  /// @param running whose deadline is still to come
  /// @param metShare in time, of all whose deadline has passed or that were met; absent where there
  ///   is none
  /// @param slack of those that were met: deadline less filing, below zero where it was late
  record Clocks(
      long metInTime,
      long metLate,
      long overdue,
      long running,
      @Nullable Double metShare,
      Spread slack) {}
}
