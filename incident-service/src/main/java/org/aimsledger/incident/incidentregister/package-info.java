/// The list of incidents: find, filter, count. Reading order: `IncidentRegisterResource`,
/// `IncidentRegisterQuery`, `IncidentRegisterRow`, `IncidentRegisterProjection`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.incidentregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
