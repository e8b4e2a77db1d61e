@NullMarked
package org.aimsledger.audit.trailgrant;

import org.jspecify.annotations.NullMarked;
