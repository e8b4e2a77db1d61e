package org.aimsledger.systemtests.faults.tools.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.aimsledger.systemtests.faults.tools.agent.Orders.Action;
import org.aimsledger.systemtests.faults.tools.agent.Orders.Shot;
import org.junit.jupiter.api.Test;

class OrdersTest {
  @Test
  void ordersAreReadAsTheyWereWritten() {
    // Given
    var orders =
        new Orders(
            List.of(
                new Shot("s1", FaultPoint.MID_SEND, 3, Action.HALT, 0),
                new Shot("s2", FaultPoint.MID_PROJECTION, 1, Action.FREEZE, 5000)),
            Set.of(Mutation.RECEIPTS_IGNORED),
            -3_600_000);

    // When
    var read = Orders.parse(orders.format());

    // Then
    assertThat(read).isEqualTo(orders);
  }

  @Test
  void aLineThatIsNoOrderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orders.parse("shoot s1 MID_SEND"))
        .withMessage("not an order: shoot s1 MID_SEND");
  }
}
