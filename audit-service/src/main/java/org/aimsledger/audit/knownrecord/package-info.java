/// READ: one record as it was known then: what its events had said until a place of the trail, or
/// until a time.
///
/// Reading order: 1 [RecordResource] · 2 [RecordQuery] · 3 [KnownRecord] · 4 [RecordResponses].
///
/// Guarantees: only what stands in the trail counts, so each value has an entry whose proof anybody
/// can check. Does **not** know what a service makes of its events: what an event adds to a list,
/// or takes from it, is a value of that event here.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.knownrecord;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
