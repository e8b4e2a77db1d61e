package org.aimsledger.eventstore.relay;

/// Is told what the relay does, for metrics and logs.
public interface RelayObserver {
  /// Sees nothing.
  RelayObserver NONE =
      new RelayObserver() {
        @Override
        public void sent(int lane, long seq, int events) {}

        @Override
        public void failed(Throwable failure) {}
      };

  /// The broker has acknowledged everything up to `seq`.
  void sent(int lane, long seq, int events);

  /// A round failed; the relay goes back to its cursors.
  void failed(Throwable failure);
}
