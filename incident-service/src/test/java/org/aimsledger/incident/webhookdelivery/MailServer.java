package org.aimsledger.incident.webhookdelivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A real mail server for one test: the service speaks SMTP with it.
public final class MailServer implements QuarkusTestResourceLifecycleManager {
  private @Nullable GreenMail server;

  @Override
  public Map<String, String> start() {
    var started = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    started.start();
    server = started;
    return Map.of(
        "quarkus.mailer.mock",
        "false",
        "quarkus.mailer.host",
        "127.0.0.1",
        "quarkus.mailer.port",
        Integer.toString(started.getSmtp().getPort()),
        "quarkus.mailer.start-tls",
        "DISABLED");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        Objects.requireNonNull(server), new TestInjector.MatchesType(GreenMail.class));
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
    }
  }
}
