package org.aimsledger.contracts.audit;

import org.jspecify.annotations.Nullable;

/// What shows a finding: a record, a text, or a record and what in it shows it.
public record FindingEvidence(@Nullable RecordReference record, @Nullable String text) {}
