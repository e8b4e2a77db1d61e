package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may ask for tokens: the command line on behalf of people, and each service for itself.
public final class IdentityClients {
  public static final String COMMAND_LINE = "aims-cli";

  enum Kind {
    PEOPLE,
    SERVICE
  }

  private record Client(Kind kind, String secret) {}

  private final Map<String, Client> clients;

  private IdentityClients(Map<String, Client> clients) {
    this.clients = Map.copyOf(clients);
  }

  static IdentityClients of(List<String> services, Secrets secrets) throws IOException {
    var clients = new LinkedHashMap<String, Client>();
    clients.put(COMMAND_LINE, new Client(Kind.PEOPLE, secret(COMMAND_LINE, secrets)));
    for (var service : services) {
      var name = ofService(service);
      clients.put(name, new Client(Kind.SERVICE, secret(name, secrets)));
    }
    return new IdentityClients(clients);
  }

  public static String ofService(String service) {
    return service + "-service";
  }

  public static String secret(String client, Secrets secrets) throws IOException {
    return secrets.get("client-" + client);
  }

  /// Empty for an unknown client as well as for a wrong secret; both take the same path.
  Optional<Kind> authenticate(String name, String secret) {
    return Optional.ofNullable(clients.get(name))
        .filter(
            client ->
                MessageDigest.isEqual(
                    client.secret().getBytes(StandardCharsets.UTF_8),
                    secret.getBytes(StandardCharsets.UTF_8)))
        .map(Client::kind);
  }
}
