package org.aimsledger.risk.riskregister;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.RiskStatus;
import org.jspecify.annotations.Nullable;

/// Which risks; null: no condition.
///
/// @param overdue only those that are, or only those that are not
/// @param today the day that "overdue" is measured on
record RiskFilter(
    @Nullable UUID system,
    @Nullable AffectedLevel affects,
    @Nullable String level,
    @Nullable RiskStatus status,
    @Nullable String owner,
    @Nullable Boolean overdue,
    @Nullable Instant updatedSince,
    LocalDate today) {}
