/// One dependency between two things in the inventory: recorded after a look at both ends, taken
/// back, recorded again. Its history stays.
///
/// Reading order:
///
/// 1. `ComponentLinkResource` (1a `ComponentLinkRequests`, 1b `ComponentLinkResponses`): HTTP
/// 2. `ComponentLinkCommand`: what can be asked for
/// 3. `ComponentLinkCommandHandler`: decider and store, wired; looks at the ends
/// 4. `ComponentLinkDecider`: the rules; `RelationRules`: which kinds a relation may join
/// 5. `ComponentLink`: states
/// 6. `ComponentLinkRejection`: reasons to say no
/// 7. `ComponentLinkEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.componentlink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
