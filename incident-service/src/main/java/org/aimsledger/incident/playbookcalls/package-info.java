/// Which incidents wait for a playbook, because somebody assumes a cause: `PlaybookCallQuery`,
/// `PlaybookCallProjection`, `PlaybookCallRow`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.playbookcalls;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
