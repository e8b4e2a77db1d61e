package org.aimsledger.servicekit.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.aimsledger.servicekit.problem.StatusProblems;
import org.jspecify.annotations.Nullable;

/// Refuses requests whose address or headers are too long or can't be read.
@Singleton
final class HeadLimits {
  private final long address;
  private final long headers;

  HeadLimits(HeadLimitConfig config) {
    this.address = config.address().asLongValue();
    this.headers = config.headers().asLongValue();
  }

  /// Why the request is refused; null when it is not.
  @Nullable Problem refusal(RoutingContext context) {
    var request = context.request();
    if (request.uri().length() > address) {
      return StatusProblems.of(414, null);
    }
    var size = 0L;
    for (var header : request.headers()) {
      size += header.getKey().length() + header.getValue().length();
    }
    if (size > headers) {
      return StatusProblems.of(431, null);
    }
    return isReadable(context)
        ? null
        : Problems.invalidField(
            "(address)", "can't be read: a % is followed by two hexadecimal digits, in UTF-8");
  }

  // Both are kept by the context for those who ask again.
  private static boolean isReadable(RoutingContext context) {
    try {
      var _ = context.normalizedPath();
      var _ = context.queryParams();
      return true;
    } catch (IllegalArgumentException | HttpException _) {
      return false;
    }
  }

  /// The path; where it can't be read, as it came.
  static String path(RoutingContext context) {
    try {
      return Objects.requireNonNullElse(context.normalizedPath(), "");
    } catch (IllegalArgumentException _) {
      return Objects.requireNonNullElse(context.request().path(), "");
    }
  }
}
