/// What the inventory publishes: the life of AI systems, how the law classes them, the gates of
/// their life, reports about them, what they are made of, and what depends on what.
///
/// Start at [org.aimsledger.contracts.inventory.InventoryServiceEvent]. Stored and published as
/// CloudEvents with the source `/inventory`, on the topic `aims.inventory.v1`.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
