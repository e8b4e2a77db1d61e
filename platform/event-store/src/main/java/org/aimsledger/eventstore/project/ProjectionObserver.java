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
        public void rebuilt(String projection, int version) {}

        @Override
        public void failed(String projection, Throwable failure) {}
      };

  /// Events were applied; the cursor is now at `seq`.
  void applied(String projection, int lane, long seq, int events);

  /// The rows were written by an older version of the projection; the view is built again from the
  /// log.
  void rebuilding(String projection, int fromVersion, int toVersion);

  /// The view that was built again is served now.
  void rebuilt(String projection, int version);

  /// A step failed and is tried again.
  void failed(String projection, Throwable failure);
}
