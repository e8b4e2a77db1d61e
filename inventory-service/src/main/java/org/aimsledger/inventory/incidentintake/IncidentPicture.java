package org.aimsledger.inventory.incidentintake;

import java.util.UUID;

/// The severe incidents of one system that are open, counted.
record IncidentPicture(UUID system, long openAndSevere) {}
