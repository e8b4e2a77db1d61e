/// What every HTTP service of Aimsledger shares. Shared settings are in
/// `META-INF/microprofile-config.properties`; a service overrides them in its
/// `application.properties`.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
