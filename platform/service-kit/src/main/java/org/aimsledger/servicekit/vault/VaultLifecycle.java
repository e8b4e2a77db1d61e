package org.aimsledger.servicekit.vault;

import static org.aimsledger.servicekit.vault.VaultLog.LOG;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.aimsledger.eventstore.vault.Vault;

/// Looks after the vault before the service answers.
@Singleton
class VaultLifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final VaultConfig config;

  VaultLifecycle(VaultConfig config) {
    this.config = config;
  }

  void start(
      @Observes StartupEvent event, Instance<Erasures> erasures, Instance<Vault> configured) {
    for (var erasure : erasures) {
      var vault = configured.get();
      vault.check().await().atMost(PATIENCE);
      var again = vault.destroyAgain(erasure.category(), erasure.type()).await().atMost(PATIENCE);
      if (again > 0) {
        LOG.destroyedAgain(again);
      }
      wrapAnew(vault);
    }
  }

  private void wrapAnew(Vault vault) {
    var all = 0;
    var some = config.wrapAtOnce();
    while (some == config.wrapAtOnce()) {
      some = vault.wrapAnew(config.wrapAtOnce()).await().atMost(PATIENCE);
      all += some;
    }
    if (all > 0) {
      LOG.wrappedAnew(all);
    }
  }
}
