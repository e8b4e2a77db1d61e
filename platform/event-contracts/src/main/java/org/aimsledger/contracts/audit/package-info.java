/// What audit-service tells the others, and the trail itself: findings of audits and what is done
/// about them, evidence that left the house.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
