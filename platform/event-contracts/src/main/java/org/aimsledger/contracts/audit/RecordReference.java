package org.aimsledger.contracts.audit;

import java.util.UUID;

/// One record of one service, as the trail names it.
///
/// @param service e.g. `inventory`
/// @param category first part of the name of its stream, e.g. `ai-system`
public record RecordReference(String service, String category, UUID id) {}
