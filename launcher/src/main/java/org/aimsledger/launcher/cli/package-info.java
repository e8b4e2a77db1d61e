/// The commands behind the script `aims`. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not
/// running or a component failed to start, 4 not ready in time.
///
/// Reading order: [Aims], [Place], [Daemon], then one class per command.
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
