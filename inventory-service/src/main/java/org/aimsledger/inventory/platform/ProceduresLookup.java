package org.aimsledger.inventory.platform;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Stage;

/// Which procedures of the life cycle are to be followed.
public interface ProceduresLookup {
  /// The versions in force on a day, in the order of the stages. A stage without one is not there.
  Uni<List<ProcedureVersion>> inForce(Set<Stage> stages, LocalDate day);
}
