package org.aimsledger.contracts.incident;

/// Everything that incident-service publishes on `aims.incident.v1`.
public sealed interface IncidentServiceEvent
    permits IncidentEvent,
        RegulatoryCaseEvent,
        DataSubjectEvent,
        DetectionRuleEvent,
        SignalEvent,
        SignalRuleEvent,
        ExerciseEvent,
        WebhookSubscriptionEvent,
        CommunicationEvent,
        EscalationEvent,
        ResponseEvent {}
