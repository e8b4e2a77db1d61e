package org.aimsledger.eventstore.relay;

/// Is told what the relay does, for metrics and logs.
public interface RelayObserver {
  /// Sees nothing.
  RelayObserver NONE =
      new RelayObserver() {
        @Override
        public void sent(int lane, long seq, int events) {}

        @Override
        public void lost(int lane, long seq) {}

        @Override
        public void failed(Throwable failure) {}
      };

  /// The broker has acknowledged everything up to `seq`.
  void sent(int lane, long seq, int events);

  /// The broker no longer has all that it had acknowledged, which was everything up to `seq`; the
  /// lane is sent again from its beginning.
  void lost(int lane, long seq);

  /// A round failed; the relay goes back to its cursors.
  void failed(Throwable failure);
}
