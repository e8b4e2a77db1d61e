package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.aimsledger.launcher.Ports;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void anUptimeShowsItsTwoBiggestUnits() {
    assertThat(Texts.uptime(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Texts.uptime(Duration.ofSeconds(245))).isEqualTo("4 min 5 s");
    assertThat(Texts.uptime(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
    assertThat(Texts.uptime(Duration.ofHours(51))).isEqualTo("2 d 3 h");
  }

  @Test
  void memoryIsShownInMegabytes() {
    assertThat(Texts.megabytes(1_234_567_890)).isEqualTo("1,235 MB");
  }

  @Test
  void theAddressesNameEveryServiceItsSwaggerPageAndHowToGetAToken() {
    assertThat(Addresses.render(Ports.DEFAULT))
        .contains(
            "inventory  http://127.0.0.1:8081/api/inventory/v1",
            "http://127.0.0.1:8084/q/swagger-ui",
            "identity   http://127.0.0.1:8090/aims   for evaluation only",
            "./aims token --role viewer");
  }
}
