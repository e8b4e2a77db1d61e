package org.aimsledger.incident.platform;

import org.aimsledger.referencedata.FilingTemplates;
import org.aimsledger.referencedata.Versions;

/// What reports to authorities have to contain.
public record FilingPacks(Versions<FilingTemplates> versions) {}
