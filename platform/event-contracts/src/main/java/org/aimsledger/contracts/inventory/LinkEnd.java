package org.aimsledger.contracts.inventory;

import java.util.UUID;

/// One end of a link.
public record LinkEnd(ComponentKind kind, UUID id) {}
