/// What the features of the inventory service share: settings.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
