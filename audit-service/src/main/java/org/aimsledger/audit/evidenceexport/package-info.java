/// WRITE: exports of evidence. An export fixes, inside the trail, what the trail holds about a
/// thing, a request or a period, and hands it out as a bundle that a stranger verifies offline.
///
/// Reading order: 1 [EvidenceExportResource] · 2 [EvidenceExportCommand] · 3
/// [EvidenceExportCommandHandler] · 4 [EvidenceExportDecider] · 5 [EvidenceExport] · 6
/// [EvidenceExportRejection] · 7 [EvidenceExportEventTypes] · 8 [EvidenceBundleResource],
/// [BundleArchive] and [BundleIndex], which make the file.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.evidenceexport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
