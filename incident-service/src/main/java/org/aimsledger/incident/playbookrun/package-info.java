/// Playbooks carried out, step by step: for incidents and as drills. A run keeps the steps that it
/// started with; of an incident each playbook runs once, whatever calls for it. A drill goes by the
/// same rules, belongs to no incident, contains nothing and is in no figure.
///
/// Reading order: `PlaybookStartResource`, `PlaybookDrillResource`, `PlaybookRunResource`
/// (`PlaybookRunRequests`, `PlaybookRunResponses`, `PlaybookRunProblemResponses`),
/// `PlaybookRunCommand`, `PlaybookRunCommandHandler`, `PlaybookRunDecider`, `PlaybookRun` (state),
/// `PlaybookRunHistory`, `PlaybookRunRejection`, `PlaybookRunEventTypes`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.playbookrun;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
