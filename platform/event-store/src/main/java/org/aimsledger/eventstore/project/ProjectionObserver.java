package org.aimsledger.eventstore.project;

/// Is told what the views do, for metrics and logs.
public interface ProjectionObserver {
  /// Sees nothing.
  ProjectionObserver NONE =
      new ProjectionObserver() {
        @Override
        public void applied(String projection, int lane, long seq, int events) {}

        @Override
        public void rebuilding(String projection, int fromVersion, int toVersion) {}

        @Override
        public void failed(String projection, Throwable failure) {}
      };

  /// Events were applied; the cursor is now at `seq`.
  void applied(String projection, int lane, long seq, int events);

  /// The view is emptied and built again from the log.
  void rebuilding(String projection, int fromVersion, int toVersion);

  /// A step failed and is tried again.
  void failed(String projection, Throwable failure);
}
