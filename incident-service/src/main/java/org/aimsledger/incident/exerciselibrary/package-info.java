/// The list of exercises. Reading order: `ExerciseLibraryResource`, `ExerciseLibraryQuery`,
/// `ExerciseLibraryRow`, `ExerciseLibraryProjection`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.exerciselibrary;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
