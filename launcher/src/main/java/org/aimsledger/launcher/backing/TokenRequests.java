package org.aimsledger.launcher.backing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token endpoint without HTTP: the client-credentials grant, with the roles asked for as
/// `scope`, the name as `user` and the units as lines of `units`.
final class TokenRequests {
  static final Duration FOR_PEOPLE = Duration.ofHours(12);
  static final Duration FOR_SERVICES = Duration.ofHours(1);
  static final int MOST_UNITS = 50;

  private static final String UNIT = "[^\\p{Cntrl}]{1,200}";

  sealed interface Answer {}

  record Granted(String token, Duration lifetime) implements Answer {}

  record Denied(int status, String code, String description) implements Answer {}

  private record Login(String client, String secret) {}

  private final TokenIssuer issuer;
  private final IdentityClients clients;
  private final Clock clock;

  TokenRequests(TokenIssuer issuer, IdentityClients clients, Clock clock) {
    this.issuer = issuer;
    this.clients = clients;
    this.clock = clock;
  }

  Answer answer(@Nullable String authorization, String form) {
    Map<String, String> parameters;
    Optional<Login> login;
    try {
      parameters = parse(form);
      login = login(authorization, parameters);
    } catch (IllegalArgumentException _) {
      return new Denied(400, "invalid_request", "the request is not a well-formed form");
    }
    var kind = login.flatMap(known -> clients.authenticate(known.client(), known.secret()));
    if (login.isEmpty() || kind.isEmpty()) {
      return new Denied(401, "invalid_client", "unknown client or wrong secret");
    }
    if (!"client_credentials".equals(parameters.get("grant_type"))) {
      return new Denied(
          400, "unsupported_grant_type", "only grant_type=client_credentials is known here");
    }
    var client = login.get().client();
    return switch (kind.get()) {
      case SERVICE ->
          new Granted(
              issuer.sign(
                  client,
                  client,
                  IdentityRoles.FOR_SERVICES,
                  List.of(),
                  clock.instant(),
                  FOR_SERVICES),
              FOR_SERVICES);
      case PEOPLE -> forPeople(client, parameters);
    };
  }

  private Answer forPeople(String client, Map<String, String> parameters) {
    var roles = IdentityRoles.parse(parameters.getOrDefault("scope", ""));
    var unknown = IdentityRoles.unknownAmong(roles);
    if (roles.isEmpty() || !unknown.isEmpty()) {
      return new Denied(
          400,
          "invalid_scope",
          (roles.isEmpty() ? "no role asked for" : "unknown role " + String.join(", ", unknown))
              + "; roles are "
              + String.join(", ", IdentityRoles.FOR_PEOPLE));
    }
    var user = parameters.getOrDefault("user", "evaluator");
    if (!user.matches("[A-Za-z0-9._@-]{1,100}")) {
      return new Denied(
          400, "invalid_request", "user must be 1 to 100 of letters, digits and . _ @ -");
    }
    // Names of units have spaces in them.
    var units = parameters.getOrDefault("units", "").lines().map(String::strip).distinct().toList();
    if (units.size() > MOST_UNITS || !units.stream().allMatch(unit -> unit.matches(UNIT))) {
      return new Denied(
          400,
          "invalid_request",
          "units must be at most " + MOST_UNITS + " lines of 1 to 200 printable characters");
    }
    return new Granted(
        issuer.sign(user, client, roles, units, clock.instant(), FOR_PEOPLE), FOR_PEOPLE);
  }

  private static Optional<Login> login(
      @Nullable String authorization, Map<String, String> parameters) {
    if (authorization != null && authorization.startsWith("Basic ")) {
      var pair =
          new String(
              Base64.getDecoder().decode(authorization.substring("Basic ".length()).strip()),
              StandardCharsets.UTF_8);
      var colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Login(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
    }
    var client = parameters.get("client_id");
    var secret = parameters.get("client_secret");
    return client == null || secret == null
        ? Optional.empty()
        : Optional.of(new Login(client, secret));
  }

  private static Map<String, String> parse(String form) {
    var parameters = new HashMap<String, String>();
    for (var pair : form.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
