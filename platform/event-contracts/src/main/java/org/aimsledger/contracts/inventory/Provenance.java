package org.aimsledger.contracts.inventory;

import org.jspecify.annotations.Nullable;

/// Where values of a record come from, and how far they are to be believed.
///
/// @param from who or what says so: an integration, a document, mapping and row of a file; absent:
///   whoever recorded the event
public record Provenance(FieldSource source, @Nullable String from, Confidence confidence) {
  /// What a person says of whom nothing else is known.
  public static final Provenance DECLARED =
      new Provenance(FieldSource.DECLARED, null, Confidence.UNKNOWN);
}
