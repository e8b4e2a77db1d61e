@NullMarked
package org.aimsledger.audit.auditfindinglist;

import org.jspecify.annotations.NullMarked;
