package org.aimsledger.servicekit.vault;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.aimsledger.eventstore.vault.KeyFile;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.servicekit.config.DatabaseTls;
import org.aimsledger.servicekit.config.ServiceConfig;
import org.jspecify.annotations.Nullable;

/// Makes the vault, with connections of its own role.
@Singleton
class VaultBeans {
  private final VaultConfig config;
  private final ServiceConfig surroundings;
  private final Vertx vertx;
  private volatile @Nullable Pool keys;

  VaultBeans(VaultConfig config, ServiceConfig surroundings, Vertx vertx) {
    this.config = config;
    this.surroundings = surroundings;
    this.vertx = vertx;
  }

  @Produces
  @Singleton
  Vault vault(Pool application) {
    var file =
        config
            .keysFile()
            .orElseThrow(() -> new IllegalStateException("aims.vault.keys-file is not configured"));
    var pool = pool();
    keys = pool;
    return new Vault(pool, application, KeyFile.read(file), config.timeout());
  }

  private Pool pool() {
    var database = surroundings.database();
    var connections =
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.name())
            .setUser(config.user())
            .setPassword(config.password().orElse(""));
    var limits =
        new PoolOptions()
            .setMaxSize(config.poolSize())
            .setMaxWaitQueueSize(config.poolQueue())
            .setConnectionTimeout(Math.toIntExact(config.timeout().toMillis()))
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    return PgBuilder.pool()
        .with(limits)
        .connectingTo(DatabaseTls.applied(connections, database))
        .using(vertx)
        .build();
  }

  @PreDestroy
  void close() {
    var pool = keys;
    if (pool != null) {
      pool.closeAndForget();
    }
  }
}
