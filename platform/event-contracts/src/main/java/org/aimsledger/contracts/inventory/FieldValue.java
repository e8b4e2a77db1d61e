package org.aimsledger.contracts.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a record says in one field, who says so, and how far it is to be believed.
///
/// @param values as they were given; empty: it is not known, and somebody said that it isn't
/// @param parsed of a date: ISO 8601, as exact as the text and not more; else absent
/// @param precision of a date; else absent
public record FieldValue(
    List<String> values,
    @Nullable String parsed,
    @Nullable DatePrecision precision,
    FieldSource source,
    Confidence confidence) {
  public FieldValue {
    values = List.copyOf(values);
  }
}
