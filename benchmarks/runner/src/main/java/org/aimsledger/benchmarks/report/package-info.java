/// What a run found, as records: [Row] and its [Aim], the [Machine], the [Report] of them; printed
/// as a [Table], written as JSON by [ReportFile], two of them side by side in a [Comparison].
@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
