/// What incident-service does about events of inventory-service, and what it remembers of systems
/// (`KnownSystemStore`). Reading order: `InventoryIntakeConsumer`, `InventoryIntakePolicy` (which
/// event leads where), then the policies whose names say what they do.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.inventoryintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
