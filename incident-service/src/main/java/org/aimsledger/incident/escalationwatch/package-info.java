/// REACT to time: an incident that nobody acknowledges is escalated, level by level, as
/// `aims.incident.escalation.levels` say. `EscalationJob` looks; what it finds becomes events, and
/// repeating it finds nothing new, also in several processes at once.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.escalationwatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
