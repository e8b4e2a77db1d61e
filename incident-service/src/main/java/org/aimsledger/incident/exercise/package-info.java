/// One exercise: a case of others, step by step, to drill with. Reading order: `ExerciseResource`
/// (answers in `ExerciseResponses`), `ExerciseCommand`, `ExerciseCommandHandler`,
/// `ExerciseDecider`, `Exercise`, `ExerciseEventTypes`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.exercise;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
