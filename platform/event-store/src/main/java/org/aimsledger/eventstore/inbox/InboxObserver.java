package org.aimsledger.eventstore.inbox;

/// Is told what arrives, for metrics and logs.
public interface InboxObserver {
  /// Sees nothing.
  InboxObserver NONE =
      new InboxObserver() {
        @Override
        public void applied(String source, int lane, long seq, int events) {}

        @Override
        public void repeated(String source, int lane, int events) {}

        @Override
        public void gap(String source, int lane, long expected, long found) {}

        @Override
        public void unnumbered(String source, int partition, long offset) {}

        @Override
        public void oversized(String source, int partition, long offset, int bytes) {}

        @Override
        public void refused(String source, int lane, long seq, String command, String reason) {}

        @Override
        public void failed(String source, Throwable failure) {}
      };

  /// Events were applied; the cursor is now at `seq`.
  void applied(String source, int lane, long seq, int events);

  /// Events that were seen before arrived again and were dropped.
  void repeated(String source, int lane, int events);

  /// Numbers are missing; they are pulled from the producer.
  void gap(String source, int lane, long expected, long found);

  /// A record without lane number lay on the topic: not written by our relay, not applied.
  void unnumbered(String source, int partition, long offset);

  /// A record lay on the topic that is longer than any stored event: not written by our relay, not
  /// applied.
  void oversized(String source, int partition, long offset, int bytes);

  /// The rules of this service refused what a reaction wanted.
  void refused(String source, int lane, long seq, String command, String reason);

  /// A delivery failed and is tried again.
  void failed(String source, Throwable failure);
}
