package org.aimsledger.inventory.lifecyclegate;

import java.util.List;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.inventory.platform.Dependents;
import org.jspecify.annotations.Nullable;

/// A command, and the system as the handler saw it.
///
/// @param system absent for orders of reactions, which look at nothing
/// @param dependents what depends on the system; not seen where the command asks no gate for that
/// @param procedures versions in force for the stages that ask for the gate; for approvals only
record Considered(
    LifecycleGateCommand command,
    @Nullable SystemStanding system,
    Dependents dependents,
    List<ProcedureVersion> procedures) {
  Considered {
    procedures = List.copyOf(procedures);
  }
}
