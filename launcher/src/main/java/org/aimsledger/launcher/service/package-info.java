/// The packaged Quarkus services as supervised processes: which there are, how each is configured,
/// how it is asked whether it is well.
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
