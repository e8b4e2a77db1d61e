package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Order;

/// When the organisation became aware of an incident, as its legal case has it. The case that
/// states no such moment stays as it is.
public interface CaseAwarenessStore {
  /// Restates the moment in the case, to be carried out in the transaction in which it is corrected
  /// in the incident. Clocks follow by the rules of the case: a deadline becomes earlier at once,
  /// and later only when two persons agree; what was missed stays missed.
  Order correction(UUID incident, Instant awareAt, Reason reason, Instant at);

  /// What that would do to the clocks of the case. Nothing is recorded.
  Uni<List<ClockShift>> preview(UUID incident, Instant awareAt, Reason reason, Instant at);
}
