/// WRITE: one pruning of old content: ordered, confirmed by somebody else, carried out in parts.
///
/// Reading order: 1 [ContentPruningResource] · 2 [ContentPruningCommand] · 3
/// [ContentPruningCommandHandler] · 4 [ContentPruningDecider] · 5 [ContentPruning] and [EntryRuns]
/// · 6 [ContentPruningRejection] · 7 [ContentPruningEventTypes].
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.contentpruning;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
