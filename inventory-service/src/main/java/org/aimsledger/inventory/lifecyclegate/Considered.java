package org.aimsledger.inventory.lifecyclegate;

import org.jspecify.annotations.Nullable;

/// A command, and the system as the handler saw it.
///
/// @param system absent for orders of reactions, which look at nothing
record Considered(LifecycleGateCommand command, @Nullable SystemStanding system) {}
