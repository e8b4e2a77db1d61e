/// Databases of incidents that happened to others, as tables, become signals. Reading order:
/// `SignalImportResource`, `ImportMapping` (what the columns mean: data, read by `MappingReader`
/// from `signal-mappings` or from whoever sends one), `OutsideTableReader`, `RowReader`. A record
/// is one signal however often it is imported: its id belongs to source and record. Nothing
/// imported starts a legal clock.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signalimport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
