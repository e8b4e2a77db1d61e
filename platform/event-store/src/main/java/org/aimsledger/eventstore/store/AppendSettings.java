package org.aimsledger.eventstore.store;

import java.time.Duration;

/// Limits of the append path.
///
/// @param batchItems most appends in one statement
/// @param batchBytes most bytes of documents in one statement; a single larger item still goes
///   alone
/// @param queueItems most appends waiting in one lane; beyond that they are refused at once
/// @param timeout longest wait for one statement
/// @param retries how often a batch is sent again after the connection failed
/// @param retryPause pause before the first retry, doubled each time
/// @param snapshotQueue most states of long streams waiting to be kept; more are not kept
public record AppendSettings(
    int batchItems,
    long batchBytes,
    int queueItems,
    Duration timeout,
    int retries,
    Duration retryPause,
    int snapshotQueue) {

  /// Values that fit one machine with a local database.
  public static AppendSettings defaults() {
    return new AppendSettings(
        256, 1_048_576, 4_096, Duration.ofSeconds(10), 3, Duration.ofMillis(100), 64);
  }
}
