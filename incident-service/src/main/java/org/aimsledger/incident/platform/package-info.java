/// What the features of incident-service stand on: settings, reference data, deadlines as the law
/// counts them, and what one aggregate may ask about another.
///
/// Reading order: [Deadlines] with [Due] and [Holidays], [Packs] (made by `PacksBeans`),
/// [IncidentConfig], [IncidentLog]; [KnownIncidentsLookup] and [OpenClocksLookup] are answered by
/// the features that know.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
