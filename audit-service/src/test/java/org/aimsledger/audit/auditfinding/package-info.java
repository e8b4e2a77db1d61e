@NullMarked
package org.aimsledger.audit.auditfinding;

import org.jspecify.annotations.NullMarked;
