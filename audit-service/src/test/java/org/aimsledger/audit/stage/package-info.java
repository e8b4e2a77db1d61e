/// The other services, played: what their relays send and what their logs give out.
@NullMarked
package org.aimsledger.audit.stage;

import org.jspecify.annotations.NullMarked;
