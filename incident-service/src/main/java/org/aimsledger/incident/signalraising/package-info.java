/// Signals that were decided to be an incident get one. `SignalRaisingJob` looks for them,
/// `WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy` says what is raised.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signalraising;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
