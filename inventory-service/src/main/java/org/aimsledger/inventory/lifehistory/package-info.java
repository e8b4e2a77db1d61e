/// The life of a system across the streams where it is recorded: the system, its class, its gates,
/// and what was reported about it; from a table that follows the log.
///
/// Reading order:
///
/// 1. `LifeHistoryResource` (1a `LifeHistoryResponses`): HTTP, with titles in three languages
/// 2. `LifeHistoryQuery`: rows → answer
/// 3. `LifeHistoryProjection`: event → row; `LifeDetail`: what is shown of it
/// 4. `LifeHistoryRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.lifehistory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
