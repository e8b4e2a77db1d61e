package org.aimsledger.contracts.inventory;

import org.jspecify.annotations.Nullable;

/// One field before and after.
///
/// @param from absent: nobody had said anything
/// @param to absent: taken back, so that nobody says anything any more
public record FieldValueChange(String field, @Nullable FieldValue from, @Nullable FieldValue to) {}
