/// Marks risk classes that have to be determined again: because other rules are in force and decide
/// something else about the answers that were given, or because Article 25 made the organisation
/// the provider of the system.
///
/// A mark is an event of the class (`riskclass`), and only that feature says whether it is due;
/// `RedeterminationJob` only asks. It may ask twice, after a restart or in two processes at once:
/// what is marked already is not marked again.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.redetermination;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
