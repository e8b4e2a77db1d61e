package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Boards that are open: server-sent events.
@ConfigMapping(prefix = "aims.incident.live")
public interface LiveConfig {
  /// Most clients of one process. Each counts as a request in flight (`aims.http.requests`).
  @WithDefault("100")
  @Min(1)
  @Max(10_000)
  int clients();

  /// How often the log is looked at, once for all clients that have seen everything so far.
  @WithDefault("PT1S")
  Duration look();

  /// Looks without any event after which a comment says that the connection lives.
  @WithDefault("15")
  @Min(1)
  @Max(1_000)
  int heartbeat();

  /// Looks for which a client may take nothing until it is let go.
  @WithDefault("30")
  @Min(1)
  @Max(1_000)
  int patience();

  /// Most events of one lane in one look.
  @WithDefault("200")
  @Min(1)
  @Max(2_000)
  int page();

  /// Longest life of one connection; then the client comes back, and its rights are looked at
  /// again.
  @WithDefault("PT15M")
  Duration longest();

  /// When a client that was let go is asked to come back.
  @WithDefault("PT3S")
  Duration comeBack();
}
