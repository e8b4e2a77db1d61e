package org.aimsledger.audit.reconciliation;

/// How far the seals of a service were compared.
///
/// @param index entry up to which was looked
/// @param turn number of this hold on the service
/// @param overdue whether the next seal has waited for entries longer than the grace time
record SealProgress(String source, long index, long turn, boolean overdue) {}
