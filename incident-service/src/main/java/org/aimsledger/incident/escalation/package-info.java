/// That nobody takes an incident: one stream an incident. Reading order: `EscalationCommand`,
/// `EscalationCommandHandler`, `EscalationDecider`, `Escalation`, `EscalationRejection`,
/// `EscalationEventTypes`. When a level is due is the business of `escalationwatch`; who is told of
/// it, of `webhookdelivery`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.escalation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
