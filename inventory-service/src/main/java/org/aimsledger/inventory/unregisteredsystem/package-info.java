/// AI that is used and not in the inventory, as integrations report it: found, then linked to a
/// system, registered, or dismissed with a reason.
///
/// Reading order:
///
/// 1. [org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommand]: what can be asked for
/// 2. [org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommandHandler]: decider and
///    store, wired
/// 3. `UnregisteredSystemDecider`: the rules
/// 4. [org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem]: states
/// 5. [org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemRejection]: reasons to say no
/// 6. `UnregisteredSystemEventTypes`: stored names
///
/// Findings are reported and decided on in `org.aimsledger.inventory.reportintake`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.unregisteredsystem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
