package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Webhooks of the incident service.
@ConfigMapping(prefix = "aims.incident.webhooks")
public interface WebhookConfig {
  /// Whether an address may begin with `http://`. It then has to lead to the machine of the service
  /// itself: nothing crosses a network unencrypted.
  @WithDefault("false")
  boolean plainLoopback();

  /// Hosts that may have private, loopback or link-local addresses, as they are written in the
  /// address of a subscription. All others have to be on the public internet.
  Optional<Set<String>> privateHosts();

  /// How long the secret before stays valid after a rotation that doesn't say so itself.
  @WithDefault("PT24H")
  Duration secretOverlap();

  /// How often the service looks for new events and for deliveries that are due, as the scheduler
  /// writes it.
  @WithDefault("1s")
  String every();

  /// Events of one lane that are matched in one transaction.
  @WithDefault("200")
  @Min(1)
  @Max(2_000)
  int page();

  /// Most deliveries that one process makes at the same time.
  @WithDefault("16")
  @Min(1)
  @Max(256)
  int concurrency();

  /// Most deliveries to one subscription at the same time, of all processes together. Keep it below
  /// `concurrency`: a slow receiver must not take all places.
  @WithDefault("4")
  @Min(1)
  @Max(256)
  int concurrencyOfOne();

  /// Longest silence of a receiver in one attempt; the whole attempt has half as much more.
  @WithDefault("PT15S")
  Duration timeout();

  /// Pauses after the first, second … failure of a delivery; each is lengthened by chance, by up to
  /// `jitterPercent`. One attempt more than there are pauses, and the delivery is dead.
  @WithDefault("PT5S,PT30S,PT2M,PT5M,PT15M,PT1H,PT3H,PT6H,PT12H,PT24H")
  @Size(min = 1, max = 50)
  List<Duration> pauses();

  /// By how much chance may lengthen a pause, in hundredths of it, so that those who wait together
  /// don't come back together.
  @WithDefault("20")
  @Min(0)
  @Max(100)
  int jitterPercent();

  /// How long deliveries are kept after they succeeded or died; so long they can be sent again.
  @WithDefault("P30D")
  Duration keep();

  /// Most deliveries that one order sends again, and most that are tidied away at once.
  @WithDefault("10000")
  @Min(1)
  @Max(100_000)
  int batch();
}
