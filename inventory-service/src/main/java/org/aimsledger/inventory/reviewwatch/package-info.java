/// Reacts to the calendar: asks each review that is near, due or overdue whether somebody has to be
/// told. Any number of instances may ask at the same time.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.reviewwatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
