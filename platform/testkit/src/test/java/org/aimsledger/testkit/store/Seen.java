package org.aimsledger.testkit.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aimsledger.eventstore.relay.RelayObserver;

/// What a relay told, in order.
final class Seen implements RelayObserver {
  final List<String> events = new CopyOnWriteArrayList<>();

  @Override
  public void sent(int lane, long seq, int count) {
    events.add("sent " + lane);
  }

  @Override
  public void lost(int lane, long seq) {
    events.add(lost(lane));
  }

  @Override
  public void failed(Throwable failure) {
    events.add("failed");
  }

  static String lost(int lane) {
    return "lost " + lane;
  }
}
