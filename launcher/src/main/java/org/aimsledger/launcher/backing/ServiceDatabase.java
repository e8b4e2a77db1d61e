package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The database of one service and its logins: `owner` migrates and owns the schema, `app` is what
/// the running service uses, `vault` reads the keys of data subjects where the service has any.
/// What the latter two may do is granted table by table in the migrations.
public record ServiceDatabase(
    String service, String host, int port, Role owner, Role app, @Nullable Role vault) {
  /// The services that store personal texts.
  private static final Set<String> WITH_VAULT = Set.of("incident");

  public static ServiceDatabase of(String service, int port, Secrets secrets) throws IOException {
    return new ServiceDatabase(
        service,
        "127.0.0.1",
        port,
        role(service + "_owner", secrets),
        role(service + "_app", secrets),
        WITH_VAULT.contains(service) ? role(service + "_vault", secrets) : null);
  }

  /// The login that may read its tables, for copies.
  public static Role backup(String service, Secrets secrets) throws IOException {
    return role(service + "_backup", secrets);
  }

  /// The login that may read its keys of data subjects, for copies.
  public static Role keyBackup(String service, Secrets secrets) throws IOException {
    return role(service + "_key_backup", secrets);
  }

  /// All its logins.
  List<Role> roles() {
    return Stream.concat(Stream.of(owner, app), Optional.ofNullable(vault).stream()).toList();
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
