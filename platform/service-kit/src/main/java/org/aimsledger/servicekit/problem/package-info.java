/// Saying no over HTTP: RFC 9457 problem documents.
///
/// Guarantees: every error that leaves a service is `application/problem+json`, with the
/// correlation id of the request, without stack traces and class names; a mistake in the request is
/// named by its field. Does **not** decide the status of a business "no": each resource maps its
/// rejections, exhaustively.
///
/// Reading order: [Problem], [Problems] (the ones that several services need), [Fields] (values
/// from requests), then the mappers.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
