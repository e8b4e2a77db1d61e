/// The list of signals: find, filter, count labels, propose duplicates. Reading order:
/// `SignalRegisterResource`, `SignalRegisterQuery`, `SignalRegisterRow`,
/// `SignalRegisterProjection`; `DuplicateResource` shows what `Likeness` makes of signals that may
/// be the same matter. A proposal changes nothing: people merge.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signalregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
