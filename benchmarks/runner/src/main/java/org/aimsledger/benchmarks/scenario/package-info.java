/// One class a scenario, each giving rows of the table. Start at [Scenario] and [Workshop].
@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.scenario;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
