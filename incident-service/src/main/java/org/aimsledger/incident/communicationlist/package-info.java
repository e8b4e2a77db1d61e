/// Communications of all incidents: list and filter, the newest first.
///
/// Reading order: `CommunicationListProjection` (event → row), `CommunicationListRow`,
/// `CommunicationListQuery`, `CommunicationListResource`, `CommunicationListResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.communicationlist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
