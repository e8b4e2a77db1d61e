@NullMarked
package org.aimsledger.audit.traildiscrepancy;

import org.jspecify.annotations.NullMarked;
