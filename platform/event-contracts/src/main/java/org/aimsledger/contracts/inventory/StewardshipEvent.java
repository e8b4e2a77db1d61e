package org.aimsledger.contracts.inventory;

/// What people decide about an AI system beside its record: what it may be used for, what others
/// are told about it, when it is looked at again; and what they like to look at.
public sealed interface StewardshipEvent extends InventoryServiceEvent
    permits IntendedUseEvent, NoticeEvent, OutOfScopeUseEvent, ReviewEvent, SavedFilterEvent {}
