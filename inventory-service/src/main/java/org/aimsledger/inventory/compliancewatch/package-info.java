/// Looks whether systems in use still have what the gates of their stage ask for: `ComplianceJob`
/// asks the view `gatecompliance` which of them changed or reached the end of a fact or an
/// approval, and has each one looked at. What it finds is an event in the stream of the gates.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.compliancewatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
