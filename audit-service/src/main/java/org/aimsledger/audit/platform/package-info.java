/// What all features stand on: settings, health, log messages; and, in `platform.trail`, the trail
/// itself.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
