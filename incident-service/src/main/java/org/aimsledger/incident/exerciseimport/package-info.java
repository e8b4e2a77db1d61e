/// Collections of cases become exercises. Reading order: `ExerciseImportResource`, `AtlasReader`. A
/// case is one exercise however often it is imported.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.exerciseimport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
