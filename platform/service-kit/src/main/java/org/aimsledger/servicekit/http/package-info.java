/// What every HTTP service shares: versions as ETags, `If-Match`, `Idempotency-Key`, correlation,
/// limits, JSON rules.
///
/// Guarantees: each write has an idempotency key (400 without) and a fingerprint of what was asked
/// for; each answer carries the `Correlation-Id` of its request; no body above the limit of its
/// path is read; an answer from a view that had not caught up says so in `Aims-View-Lag`. Does
/// **not** guarantee that a caller may do what he asks: see `identity` and the roles on the
/// resources.
///
/// Reading order: [AggregateAnswers], [Answers], [ETags], [IfMatch], [ViewLag], then the filters,
/// [Admission] (the door) and [Farewell] (how a service goes while others stay).
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
