package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeRequestFilterTest {
  @ParameterizedTest
  @CsvSource({
    "/api/incident/v1/signals, /api/incident/v1/signals",
    "/api/incident/v1/signals/, /api/incident/v1/signals",
    "/api/incident/v1/signals//, /api/incident/v1/signals",
    "/api//incident/v1//concerns, /api/incident/v1/concerns",
    "/api/incident/v1/signals;a=b, /api/incident/v1/signals",
    "/api/incident/v1;a=b/signals;c/, /api/incident/v1/signals",
    "/, /"
  })
  void oneResourceHasOnePath(String given, String plain) {
    // When, Then
    assertThat(IntakeRequestFilter.plain(given)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::9, 20010db800010002",
    "2001:db8:1:3::9, 20010db800010003",
    "fe80::1%eth0, fe80000000000000",
    // An IPv4 address in the form of an IPv6 one is that address.
    "::ffff:192.0.2.7, 192.0.2.7",
    "/tmp/socket, unknown"
  })
  void theNetworkOfAnIpv6AddressIsOneSource(String address, String source) {
    // When, Then
    assertThat(IntakeRequestFilter.network(address)).isEqualTo(source);
  }
}
