/// The incident service: AI incidents from the first report to the lessons learnt.
///
/// | feature | kind |
/// |---|---|
/// | `incident` | write: one AI incident |
/// | `incidentregister` | read: list, filter and count incidents |
/// | `inventoryintake` | react: events of inventory-service |
/// | `platform` | start-up checks and health |
@NullMarked
@CheckReturnValue
package org.aimsledger.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
