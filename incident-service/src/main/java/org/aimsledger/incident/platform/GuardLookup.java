package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.aimsledger.contracts.incident.StepGuard;

/// Something that steps of playbooks wait for. Several features may answer for one guard: it holds
/// when one of them says so.
public interface GuardLookup {
  StepGuard guard();

  Uni<Boolean> holds(UUID incident);
}
