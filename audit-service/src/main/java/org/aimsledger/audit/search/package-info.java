/// READ: find entries of the trail.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.search;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
