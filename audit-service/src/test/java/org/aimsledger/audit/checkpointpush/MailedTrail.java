package org.aimsledger.audit.checkpointpush;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// A trail that sends its checkpoints by mail.
public final class MailedTrail implements QuarkusTestProfile {
  @SuppressWarnings("NullAway.Init") // set before the service starts
  static MailServer server;

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      server = MailServer.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "quarkus.mailer.mock", "false",
        "quarkus.mailer.host", "127.0.0.1",
        "quarkus.mailer.port", Integer.toString(server.port()),
        "aims.trail.push.sender", "trail@example.org",
        "aims.trail.push.pause", "PT0.1S",
        "aims.trail.push.look", "PT0.2S",
        "aims.trail.push.targets.auditor.mail", "auditor@example.org",
        "aims.trail.push.targets.auditor.interval", "PT0S");
  }
}
