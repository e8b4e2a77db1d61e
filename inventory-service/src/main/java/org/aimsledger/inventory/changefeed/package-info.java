/// What changed in the inventory since a time, whatever record it was: one row for each event of
/// this service, from a table that follows the log. Reports of integrations are left out: they
/// change no record.
///
/// Reading order:
///
/// 1. `ChangeFeedResource` (1a `ChangeFeedResponses`): HTTP
/// 2. `ChangeFeedQuery`: rows → answer
/// 3. `ChangeFeedProjection`: event → row
/// 4. `ChangeFeedRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.changefeed;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
