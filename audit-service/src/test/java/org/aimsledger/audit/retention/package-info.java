@NullMarked
package org.aimsledger.audit.retention;

import org.jspecify.annotations.NullMarked;
