/// How fast incidents are found, answered, contained and mended, whether the law's time is kept,
/// and what burns now.
///
/// | figure | from | to | of what |
/// |---|---|---|---|
/// | detection (MTTD) | `occurredAt` of the report | detected | each incident |
/// | acknowledgement (MTTA) | detected | acknowledged | each incident, each drill |
/// | containment (MTTC) | acknowledged | contained | each incident |
/// | recovery (MTTR) | detected | resolved | each incident, each drill |
/// | restoration (MTTR) | detected | recovered | each incident |
/// | reportability | aware | first decision of a regime | each regime of each incident |
/// | slack | the filing that met it | earlier reading of the deadline | each clock that was met |
///
/// *Detected* is when the signal was reported that an incident was raised from, otherwise when it
/// was raised. *Acknowledged* is the acknowledgement, or the triage of an incident that nobody had
/// acknowledged. *Aware* is the moment that the facts of its legal case state last, otherwise that
/// of its triage: a corrected moment takes the place of the earlier one. *Contained* is the first
/// suspension or measure that was carried out. *Resolved* is the last resolution; a reopened
/// incident is not resolved. *Recovered* is the last completed recovery; an incident that was
/// reopened after it, or whose cause is being removed again, is not recovered. A containment that
/// nobody had waited for counts as no time at all.
///
/// What people have stated or corrected takes the place of what was recorded: when it occurred, was
/// detected, contained and recovered. A time that is known less exactly than
/// `aims.incident.figures.coarsest`, or not at all, can't be measured with.
///
/// What lacks one of the two times is left out of median and 90th percentile, and is counted.
/// Percentiles are values that occurred (nearest rank). Of slack, the 90th percentile is what nine
/// of ten clocks had at least. Rejected and merged incidents are in no figure but their own count.
///
/// A drill is a playbook carried out without an incident: it is acknowledged with its first settled
/// step and resolved when it is completed. Drills are in rows of their own.
///
/// An incident that concerns several systems or units counts in each of their rows.
///
/// Corrective actions that are open or overdue are those of the reviews, as audit-service tells how
/// they stand.
///
/// Reading order: `IncidentFigureProjection` with `MatterProjection`, `ClockProjection` and
/// `ActionProjection` (event → row), `IncidentFigureRow` with `ClockLine` and `ActionLine`;
/// `IncidentFigureQuery`; `Reckoning` (rows → figures) with `Matter`, `Dimension` and `Spread`;
/// `IncidentFigureResource`, `ResponseBoardResource`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.incidentfigures;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
