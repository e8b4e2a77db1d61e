package org.aimsledger.contracts.inventory;

/// What people decide about an AI system beside its record: what it may be used for, what others
/// are told about it, when it is looked at again; by which procedures it is developed and where it
/// may deviate from them; and what they like to look at.
public sealed interface StewardshipEvent extends InventoryServiceEvent
    permits DeviationEvent,
        IntendedUseEvent,
        NoticeEvent,
        OutOfScopeUseEvent,
        ProcedureEvent,
        ReviewEvent,
        SavedFilterEvent {}
