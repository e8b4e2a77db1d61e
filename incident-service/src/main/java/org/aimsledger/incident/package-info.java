/// The incident service: AI incidents from the first report to the lessons learnt.
///
/// | feature | kind |
/// |---|---|
/// | `incident` | write: one AI incident |
/// | `datasubject` | write: the personal data of one person |
/// | `incidentregister` | read: list, filter and count incidents |
/// | `inventoryintake` | react: events of inventory-service |
/// | `platform` | what the kit must know of this service |
@NullMarked
@CheckReturnValue
package org.aimsledger.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
