/// Filters that one person keeps: all of them are one aggregate, so that their number has an end
/// and their names are unique however many requests come at once.
///
/// Reading order:
///
/// 1. `SavedFilterResource` (1a `SavedFilterRequests`, 1b `SavedFilterResponses`): HTTP
/// 2. `SavedFilterCommand`: what can be asked for; `FilterRule`: what a filter has to keep to
/// 3. `SavedFilterCommandHandler`: decider and store, wired
/// 4. `SavedFilterDecider`: the rules
/// 5. `SavedFilters`: state
/// 6. `SavedFilterRejection`: reasons to say no
/// 7. `SavedFilterEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.savedfilter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
