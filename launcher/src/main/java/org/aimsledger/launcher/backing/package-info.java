/// What the services stand on: PostgreSQL, Kafka and the local identity provider, and the secrets
/// between them.
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.backing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
