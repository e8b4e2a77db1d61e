package org.aimsledger.eventstore.recovery;

/// Is told what a comparison finds, for logs.
public interface RecoveryObserver {
  /// Sees nothing.
  RecoveryObserver NONE =
      new RecoveryObserver() {
        @Override
        public void behind(int lane, long head, long seen, String memory) {}

        @Override
        public void cameBack(int lane, long from, long to, String memory) {}

        @Override
        public void silent(String memory, Throwable failure) {}
      };

  /// A lane is behind what somebody has seen of it.
  void behind(int lane, long head, long seen, String memory);

  /// Events of a lane came back.
  ///
  /// @param from first number
  /// @param to last number
  void cameBack(int lane, long from, long to, String memory);

  /// Somebody could not be asked.
  void silent(String memory, Throwable failure);
}
