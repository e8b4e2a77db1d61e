@NullMarked
package org.aimsledger.audit.incidentintake;

import org.jspecify.annotations.NullMarked;
