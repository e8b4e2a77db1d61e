/// READ: who exported what.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.exportregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
