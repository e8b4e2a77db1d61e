package org.aimsledger.launcher.backing;

import java.io.IOException;

/// The database of one service and its two logins: `owner` migrates and owns the schema, `app` is
/// what the running service uses; what `app` may do is granted table by table in the migrations.
public record ServiceDatabase(String service, String host, int port, Role owner, Role app) {
  public static ServiceDatabase of(String service, int port, Secrets secrets) throws IOException {
    return new ServiceDatabase(
        service,
        "127.0.0.1",
        port,
        role(service + "_owner", secrets),
        role(service + "_app", secrets));
  }

  private static Role role(String name, Secrets secrets) throws IOException {
    return new Role(name, secrets.get("postgres-" + name));
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + service;
  }

  /// The name of the database is the name of its service.
  public String name() {
    return service;
  }
}
