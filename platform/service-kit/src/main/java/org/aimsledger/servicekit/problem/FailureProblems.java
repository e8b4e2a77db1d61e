package org.aimsledger.servicekit.problem;

/// Problems for failures that are ours. Each call logs, so ask once per failure.
public final class FailureProblems {
  private FailureProblems() {}

  /// 503 when waiting helps, otherwise 500.
  ///
  /// @param method HTTP method of the request that failed
  /// @param path its path
  public static Problem of(String method, String path, Throwable failure) {
    var unavailable = Unavailability.of(failure);
    if (unavailable == null) {
      ServiceKitLog.LOG.unexpected(method, path, failure);
      return Problems.internal();
    }
    ServiceKitLog.LOG.unavailable(method, path, failure.toString());
    return unavailable;
  }
}
