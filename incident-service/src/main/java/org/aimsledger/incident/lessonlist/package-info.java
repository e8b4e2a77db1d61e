/// What was learnt in all reviews, the newest first, and which lessons wait for a playbook.
///
/// Reading order: `LessonListProjection` (event → row), `LessonListRow`, `LessonListQuery`,
/// `LessonListResource`, `LessonListResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.lessonlist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
