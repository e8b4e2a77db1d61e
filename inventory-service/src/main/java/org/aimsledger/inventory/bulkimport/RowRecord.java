package org.aimsledger.inventory.bulkimport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.inventory.bulkimport.ImportRecord.RowState;
import org.jspecify.annotations.Nullable;

/// One row of a job as it is kept.
///
/// @param raw column → text as it was sent
/// @param corrected column → text that somebody put in its place
/// @param reasons why it is or was kept back
/// @param system the system it is about, once that is known
/// @param resolvedBy who corrected or discarded it
record RowRecord(
    long number,
    RowState state,
    Map<String, String> raw,
    Map<String, String> corrected,
    List<String> reasons,
    List<String> flags,
    @Nullable UUID system,
    @Nullable String resolvedBy,
    @Nullable Instant resolvedAt) {}
