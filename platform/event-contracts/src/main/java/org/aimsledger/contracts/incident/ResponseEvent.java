package org.aimsledger.contracts.incident;

/// What is done about an incident beside its own life: playbooks, evidence, actions that contain,
/// the review.
public sealed interface ResponseEvent extends IncidentServiceEvent
    permits PlaybookEvent, PlaybookRunEvent, EvidenceEvent, ContainmentActionEvent, ReviewEvent {}
