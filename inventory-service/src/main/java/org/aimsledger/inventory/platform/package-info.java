/// What the features of the inventory service share: settings, rules of texts and reasons, the
/// names of components, whether a record that another one points to is there (`PresenceFold`),
/// where the fields of a system have their values from (`FieldOrigins`), and what one feature may
/// ask another (`GateLookup`, `DependentsLookup`, `ProceduresLookup`).
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
