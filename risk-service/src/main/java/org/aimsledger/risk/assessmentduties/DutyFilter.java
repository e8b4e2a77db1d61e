package org.aimsledger.risk.assessmentduties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.DutyCause;
import org.jspecify.annotations.Nullable;

/// Which assessments; null: no condition.
///
/// @param open only those that somebody still has to do, or only the others
/// @param dueBefore open ones whose last day is before that day
/// @param overdue only those that are, or only those that are not
/// @param today the day that "overdue" is measured on
record DutyFilter(
    @Nullable UUID system,
    @Nullable AssessmentStatus status,
    @Nullable Boolean open,
    @Nullable LocalDate dueBefore,
    @Nullable DutyCause cause,
    @Nullable Boolean overdue,
    @Nullable Instant updatedSince,
    LocalDate today) {}
