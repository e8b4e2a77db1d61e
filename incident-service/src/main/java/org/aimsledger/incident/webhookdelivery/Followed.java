package org.aimsledger.incident.webhookdelivery;

import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.jspecify.annotations.Nullable;

/// What has a number in a lane of the own log.
///
/// @param recorded absent where the event store itself has recorded something
/// @param document the stored document as text
record Followed(
    int lane, long seq, @Nullable Recorded<IncidentServiceEvent> recorded, String document) {}
