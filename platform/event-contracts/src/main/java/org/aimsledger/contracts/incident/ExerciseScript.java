package org.aimsledger.contracts.incident;

import org.aimsledger.contracts.inventory.GivenDate;
import org.jspecify.annotations.Nullable;

/// What an exercise is about.
///
/// @param pack where it was taken from and in which version, e.g. `ATLAS 5.6.0`
/// @param happened whether it is a case that really happened, and not a demonstration
/// @param occurredOn when, as exact as it was given
/// @param target what was attacked or failed
/// @param actor who did it
public record ExerciseScript(
    String pack,
    String title,
    String summary,
    boolean happened,
    @Nullable GivenDate occurredOn,
    @Nullable String target,
    @Nullable String actor) {}
