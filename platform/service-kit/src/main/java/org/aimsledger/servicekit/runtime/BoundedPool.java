package org.aimsledger.servicekit.runtime;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.aimsledger.servicekit.config.DatabaseTls;
import org.aimsledger.servicekit.config.ServiceConfig;

/// The connection pool with TLS as configured, and with a bound on who waits for a connection, and
/// for how long. Without one a silent database collects waiters until the memory is full.
@Singleton
public class BoundedPool implements PgPoolCreator {
  private final ServiceConfig.Database limits;

  BoundedPool(ServiceConfig config) {
    this.limits = config.database();
  }

  @Override
  public Pool create(Input input) {
    var options =
        input
            .poolOptions()
            .setMaxWaitQueueSize(limits.poolQueue())
            .setConnectionTimeout(Math.toIntExact(limits.poolWait().toMillis()))
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    return PgBuilder.pool()
        .with(options)
        .connectingTo(
            input.pgConnectOptionsList().stream()
                .<SqlConnectOptions>map(server -> DatabaseTls.applied(server, limits))
                .toList())
        .using(input.vertx())
        .build();
  }
}
