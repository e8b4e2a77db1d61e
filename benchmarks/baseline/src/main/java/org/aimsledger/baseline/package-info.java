/// The peer of `./aims bench`: the same request as `POST /api/inventory/v1/ai-systems`, stored the
/// way a Quarkus service without an event log does it: one entity, one `persist`, one transaction.
///
/// Reading order: `SystemResource`, `SystemBody`, `SystemEntity`.
@NullMarked
@CheckReturnValue
package org.aimsledger.baseline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
