/// What happens in incident-service, and what it means for impact assessments.
///
/// Reading order: `IncidentIntakeConsumer` (Kafka in), then the sentence
/// `WhenIncidentIsRaisedReopenAssessment`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.incidentintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
