/// The register as it was at an instant: all AI systems, with the usual filters. One row for each
/// system holds every state that it has been in, so that a page reads as many rows as it shows.
///
/// Reading order:
///
/// 1. `RegisterHistoryResource` (1a `RegisterHistoryResponses`): HTTP
/// 2. `RegisterHistoryQuery`: rows → answer; `RegisterHistoryFilter`: what it is narrowed by
/// 3. `RegisterHistoryProjection`: event → row; `SystemState`: what a list shows of a system
/// 4. `RegisterHistoryRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.registerhistory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
