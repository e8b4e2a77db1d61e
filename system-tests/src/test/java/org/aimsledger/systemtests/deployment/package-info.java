/// What the folder `deploy` and `docker-compose.yml` promise: least privilege, limits, nothing open
/// but on loopback.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.deployment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
