/// Runs of playbooks with their open steps, those with the most urgent step first; drills in a list
/// and in figures of their own. Reading order: `PlaybookBoardResource` (`PlaybookBoardResponses`),
/// `PlaybookBoardQuery` with `RunFilter`, `PlaybookBoardProjection`, `PlaybookBoardRow` with
/// `OpenSteps`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.playbookboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
