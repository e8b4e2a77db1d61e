/// A load generator light enough to share two cores with what it loads: one thread, plain NIO,
/// requests rendered before the run, answers looked at only as far as their end.
///
/// Reading order: [Template], [LoadGenerator], `Connection`, `AnswerReader`, [Latencies].
@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
