/// Where the fields of AI systems have their values from, and which of them nobody stands behind,
/// from a table that follows the log.
///
/// Reading order:
///
/// 1. `ProvenanceResource` (1a `ProvenanceResponses`): HTTP
/// 2. `ProvenanceQuery`: rows → answer
/// 3. `ProvenanceProjection`: event → row, with the fold of the record itself,
///    [org.aimsledger.inventory.platform.FieldOrigins]; `OriginLines`: its text in the table;
///    `Trait`: what can be asked for
/// 4. `ProvenanceRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.provenance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
