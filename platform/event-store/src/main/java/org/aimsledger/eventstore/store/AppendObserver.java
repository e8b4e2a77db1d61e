package org.aimsledger.eventstore.store;

/// Is told what the append path does, for metrics and logs.
public interface AppendObserver {
  /// Sees nothing.
  AppendObserver NONE =
      new AppendObserver() {
        @Override
        public void appended(int lane, int items, long nanos) {}

        @Override
        public void failed(int lane, Throwable failure) {}
      };

  /// A batch was stored.
  ///
  /// @param items how many appends were in it
  /// @param nanos from sending to the answer
  void appended(int lane, int items, long nanos);

  /// A batch failed; it may be sent again.
  void failed(int lane, Throwable failure);

  /// The state of a long stream could not be kept; nothing else has failed.
  default void snapshotFailed(Throwable failure) {}
}
