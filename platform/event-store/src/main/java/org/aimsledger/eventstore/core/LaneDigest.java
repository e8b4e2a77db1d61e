package org.aimsledger.eventstore.core;

import org.jspecify.annotations.Nullable;

/// What a log holds in a stretch of one lane, without the events themselves: two logs with equal
/// counts and digests hold the same bytes under the same numbers there.
///
/// The digest is over documents alone. Whether the columns beside them, by which states and views
/// are found, say the same is `columnsDiffer`.
///
/// @param head number that the lane has reached by its own account
/// @param last highest number that is stored; more than the head means that somebody else wrote
/// @param count events in the stretch
/// @param sha256 SHA-256 in lower-case hex over, per event in the order of the numbers, the RFC
///   6962 leaf hash of `"<source> <lane> <number>\n"` and the stored bytes
/// @param columnsDiffer first event of the stretch whose columns say another thing than its
///   document; null when there is none
/// @param stray first event of the log, not of the stretch, in a lane that there is not; null when
///   there is none
public record LaneDigest(
    long head,
    long last,
    long count,
    String sha256,
    @Nullable ColumnsDiffer columnsDiffer,
    @Nullable Stray stray) {
  /// An event that the database finds under another stream, version, id, type or time than its
  /// document says.
  ///
  /// @param number its number in the lane
  /// @param columns those that differ, a line each, as they are stored
  public record ColumnsDiffer(long number, String columns) {}

  /// An event that nobody comes upon who goes from lane to lane.
  public record Stray(int lane, long number) {}
}
