/// What the OpenAPI document of every service has in common.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.openapi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
