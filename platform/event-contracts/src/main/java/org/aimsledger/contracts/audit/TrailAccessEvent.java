package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What somebody looked at in the trail; who it was is the actor of the event.
public sealed interface TrailAccessEvent extends AuditServiceEvent {
  UUID access();

  /// Somebody who may read the trail asked for something of it. Recorded before it is answered, so
  /// that nothing is read without it.
  ///
  /// @param request path behind `/api/audit/v1/` and query as they were sent, at most 2,000
  ///   characters; of a published log that is closed to strangers, which part and within which
  ///   time: then this event stands for every request of it. One text, so that an event about
  ///   reading about a thing is no evidence about the thing.
  @WireName("org.aimsledger.audit.trail-read.v1")
  record Read(UUID access, String request, Instant at) implements TrailAccessEvent {}
}
