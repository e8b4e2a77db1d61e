package org.aimsledger.contracts.inventory;

import org.jspecify.annotations.Nullable;

/// A further field of a system, as it was given and as it was understood.
///
/// @param raw the text as it stood in the source
/// @param parsed the normal form (ISO 8601 date, enum constant …); absent when there is none, or it
///   equals the raw text
/// @param precision how exact the parsed value is, e.g. `DAY`, `MONTH`, `YEAR`; absent when exact
/// @param flag why the value should be looked at, e.g. `not-in-vocabulary`; absent when in order
public record AttributeValue(
    String raw, @Nullable String parsed, @Nullable String precision, @Nullable String flag) {
  /// A value that needs no interpretation.
  public static AttributeValue of(String raw) {
    return new AttributeValue(raw, null, null, null);
  }
}
