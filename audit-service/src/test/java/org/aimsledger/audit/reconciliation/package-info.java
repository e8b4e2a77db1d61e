@NullMarked
package org.aimsledger.audit.reconciliation;

import org.jspecify.annotations.NullMarked;
