/// What incident-service asks of the inventory: suspend a system, let go of it; and whether severe
/// incidents of a system are open, which gates of the life cycle ask.
///
/// Reading order: `IncidentIntakeConsumer`, `IncidentIntakePolicy` (which event, which command),
/// then `WhenIncidentAsksForContainmentSuspendSystemPolicy`,
/// `WhenIncidentReleasesContainmentResumeSystemPolicy` and
/// `WhenIncidentOrdersMeasureRecordItPolicy`, and `WhenIncidentMovesObserveSeverityPolicy` with
/// `IncidentChange`, `FollowedIncidentStore` and `IncidentPicture`. A retired system answers with
/// `ContainmentDeclined`; an order about an unknown system is listed with the refusals.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.incidentintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
