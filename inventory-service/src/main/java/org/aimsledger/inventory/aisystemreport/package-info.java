/// One report of an integration about an AI system: received, once.
///
/// Reading order:
///
/// 1. [org.aimsledger.inventory.aisystemreport.AiSystemReportCommand]: what can be asked for
/// 2. [org.aimsledger.inventory.aisystemreport.AiSystemReportCommandHandler]: decider and store, wired
/// 3. `AiSystemReportDecider`: the rules
/// 4. [org.aimsledger.inventory.aisystemreport.AiSystemReport]: states
/// 5. [org.aimsledger.inventory.aisystemreport.AiSystemReportRejection]: reasons to say no
/// 6. `AiSystemReportEventTypes`: stored names
///
/// Where reports come from is in `org.aimsledger.inventory.reportintake`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.aisystemreport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
