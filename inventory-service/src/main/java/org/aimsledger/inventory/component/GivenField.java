package org.aimsledger.inventory.component;

import java.util.List;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.jspecify.annotations.Nullable;

/// A field as somebody gives it.
///
/// @param values none: it is not known, and that is what is said
/// @param source `DECLARED` when absent
/// @param confidence `UNKNOWN` when absent
public record GivenField(
    @Nullable List<String> values, @Nullable FieldSource source, @Nullable Confidence confidence) {}
