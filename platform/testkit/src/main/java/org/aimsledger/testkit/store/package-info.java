/// What every event store must do, as tests that run against a real database.
@NullMarked
@CheckReturnValue
package org.aimsledger.testkit.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
