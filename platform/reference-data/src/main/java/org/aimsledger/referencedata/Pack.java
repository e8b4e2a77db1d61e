package org.aimsledger.referencedata;

import java.time.LocalDate;

/// One published version of a pack. Never changed after publication: a correction is a new version.
public interface Pack {
  PackVersion version();

  /// First day on which decisions use it.
  LocalDate validFrom();
}
