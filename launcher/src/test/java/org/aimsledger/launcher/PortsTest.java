package org.aimsledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void withoutVariablesThePortsAreTheDocumentedOnes() {
    assertThat(Ports.from(Map.of()))
        .isEqualTo(new Ports(8081, 8082, 8083, 8084, 8090, 19092, 19093, 15432));
  }

  @Test
  void aVariableMovesItsPortAndNoOther() {
    assertThat(Ports.from(Map.of("AIMS_KAFKA_PORT", "29092", "AIMS_RISK_PORT", "")))
        .isEqualTo(new Ports(8081, 8082, 8083, 8084, 8090, 29092, 19093, 15432));
  }

  @Test
  void aVariableThatIsNoPortIsNamed() {
    assertThatThrownBy(() -> Ports.from(Map.of("AIMS_RISK_PORT", "70000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AIMS_RISK_PORT must be a port from 1 to 65535, is 70000");
  }

  @Test
  void freePortsAreAllDifferent() throws IOException {
    assertThat(Ports.free().byVariable().values()).doesNotHaveDuplicates().hasSize(8);
  }
}
