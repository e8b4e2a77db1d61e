package org.aimsledger.eventstore.inbox;

import java.time.Instant;
import java.util.List;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.handle.Order;

/// Foreign event → own commands. Must be repeatable: same event, same orders.
public interface Reaction<F> {
  /// What the event leads to.
  ///
  /// @param now time of the decision, given to the commands
  /// @return orders to carry out in one transaction; empty when the event is none of our business
  List<Order> react(Recorded<F> event, Instant now);
}
