package org.aimsledger.contracts.incident;

import org.jspecify.annotations.Nullable;

/// One step of a playbook.
///
/// @param step short name, unique in the playbook
/// @param role who does it, an id of the roles in the pack `playbooks`
/// @param dueInMinutes after the start; absent: no time is set
/// @param guard what has to be true before; absent: nothing
public record PlaybookStep(
    String step,
    PlaybookPhase phase,
    String role,
    @Nullable Integer dueInMinutes,
    @Nullable StepGuard guard,
    PlaybookText text) {}
