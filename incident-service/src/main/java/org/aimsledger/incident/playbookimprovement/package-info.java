/// Lessons of reviews become proposals for playbooks. `PlaybookImprovementJob` looks for lessons
/// that wait, `WhenLessonIsLearntProposePlaybookPolicy` says what is proposed, in the name of who
/// has learnt it: so somebody else approves it.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.playbookimprovement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
