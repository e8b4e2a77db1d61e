package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aimsledger.launcher.backing.KeycloakServer.Kind;
import org.junit.jupiter.api.Test;

/// Which Keycloak a test gets.
class KeycloakServerTest {
  @Test
  void aContainerIsTakenWhereThereIsOneUnlessTheTestIsToldNotTo() {
    assertThat(Kind.of("auto", true, true)).isEqualTo(Kind.CONTAINER);
    assertThat(Kind.of("auto", false, true)).isEqualTo(Kind.DISTRIBUTION);
    assertThat(Kind.of("auto", false, false)).isEqualTo(Kind.NONE);
    assertThat(Kind.of("containers", true, false)).isEqualTo(Kind.CONTAINER);
    assertThat(Kind.of("embedded", true, true)).isEqualTo(Kind.DISTRIBUTION);
    assertThat(Kind.of("embedded", true, false)).isEqualTo(Kind.NONE);
  }

  @Test
  void aRunThatWantsContainersFailsWithoutThem() {
    assertThatThrownBy(() -> Kind.of("containers", false, true))
        .hasMessageContaining("no Docker engine answers");
  }

  @Test
  void aMisspeltWishIsRefused() {
    assertThatThrownBy(() -> Kind.of("container", true, true))
        .hasMessageContaining("was container");
  }
}
