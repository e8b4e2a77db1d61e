@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
