package org.aimsledger.eventstore.compare;

import java.time.Duration;

/// How long the comparison rests between two looks. It works in the background of a service that
/// may have both hands full: what a look costs then, it takes from commands.
///
/// @param shortest rest after a look that cost nothing
/// @param share largest part of the time that looks may take, in per cent: after a look that took
///   long, the rest is longer
public record ComparisonPause(Duration shortest, int share) {
  private static final int WHOLE = 100;

  public ComparisonPause {
    if (share < 1 || share > WHOLE) {
      throw new IllegalArgumentException("share must be 1 to 100 per cent: " + share);
    }
  }

  /// The rest after a look.
  Duration after(Duration look) {
    var rest = look.multipliedBy(WHOLE - share).dividedBy(share);
    return rest.compareTo(shortest) < 0 ? shortest : rest;
  }
}
