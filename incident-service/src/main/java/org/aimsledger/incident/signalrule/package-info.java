/// A rule of the organisation that decides what signals are: drafted → live → retired. An edit is a
/// new version, which goes live by somebody else than its author. Reading order:
/// `SignalRuleResource` (`SignalRuleRequests`, `SignalRuleResponses`), `SignalRuleCommand`,
/// `SignalRuleCommandHandler`, `SignalRuleDecider`, `SignalRule`, `SignalRuleRejection`,
/// `SignalRuleEventTypes`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signalrule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
