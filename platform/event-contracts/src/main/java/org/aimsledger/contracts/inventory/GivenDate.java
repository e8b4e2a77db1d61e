package org.aimsledger.contracts.inventory;

import org.jspecify.annotations.Nullable;

/// A date as it was given and as it was understood.
///
/// @param raw the text as it was given
/// @param parsed ISO 8601, as exact as the text and not more (`2025`, `2025-01`, `2025-01-28`);
///   absent when it was not understood
public record GivenDate(String raw, @Nullable String parsed, DatePrecision precision) {
  public GivenDate {
    if ((precision == DatePrecision.UNKNOWN) != (parsed == null)) {
      throw new IllegalArgumentException("a date is understood exactly when it has a precision");
    }
  }
}
