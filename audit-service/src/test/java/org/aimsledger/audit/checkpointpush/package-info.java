@NullMarked
package org.aimsledger.audit.checkpointpush;

import org.jspecify.annotations.NullMarked;
