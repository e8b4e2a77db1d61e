@NullMarked
package org.aimsledger.audit.trailkey;

import org.jspecify.annotations.NullMarked;
