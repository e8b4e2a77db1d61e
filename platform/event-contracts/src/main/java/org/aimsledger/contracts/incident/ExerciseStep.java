package org.aimsledger.contracts.incident;

/// One step of an exercise; the order is that of the list.
///
/// @param tactic id of what the step is for, e.g. `AML.TA0002`
/// @param technique id of how it is done, e.g. `AML.T0051`
public record ExerciseStep(String tactic, String technique, String description) {}
