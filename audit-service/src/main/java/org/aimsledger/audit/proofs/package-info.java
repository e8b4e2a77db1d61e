/// READ: proofs of inclusion and consistency.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.proofs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
