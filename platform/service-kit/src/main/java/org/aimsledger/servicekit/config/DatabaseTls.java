package org.aimsledger.servicekit.config;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.aimsledger.servicekit.config.ServiceConfig.Tls;

/// TLS to PostgreSQL, the same for every pool. The migrations go by JDBC, whose address carries the
/// same two settings (`META-INF/microprofile-config.properties`).
public final class DatabaseTls {
  private DatabaseTls() {}

  /// Sets what the configuration says.
  ///
  /// @throws IllegalStateException when nothing says whose certificates are good
  public static PgConnectOptions applied(
      PgConnectOptions options, ServiceConfig.Database database) {
    return switch (database.tls()) {
      case DISABLE -> options.setSslMode(SslMode.DISABLE);
      case VERIFY_CA -> trusting(options, database).setSslMode(SslMode.VERIFY_CA);
      case VERIFY_FULL ->
          trusting(options, database)
              .setHostnameVerificationAlgorithm("HTTPS")
              .setSslMode(SslMode.VERIFY_FULL);
    };
  }

  private static PgConnectOptions trusting(
      PgConnectOptions options, ServiceConfig.Database database) {
    var authority =
        database
            .caFile()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "aims.database.tls is %s, so aims.database.ca-file has to name the authority"
                            .formatted(word(database.tls()))));
    return options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
  }

  private static String word(Tls tls) {
    return switch (tls) {
      case DISABLE -> "disable";
      case VERIFY_CA -> "verify-ca";
      case VERIFY_FULL -> "verify-full";
    };
  }
}
