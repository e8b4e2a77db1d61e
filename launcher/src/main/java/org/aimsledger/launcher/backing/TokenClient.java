package org.aimsledger.launcher.backing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gets tokens for people from an identity provider for evaluation, with the secret of the command
/// line.
public final class TokenClient {
  /// The realm of `deploy/identity`.
  static final String REALM = "aimsledger";

  private static final int PATIENCE_MILLIS = 10_000;

  private final URI endpoint;
  private final String secret;
  private final Login login;

  /// How it is said who the token is for.
  private sealed interface Login {
    /// @throws IOException when nobody may choose the units
    Map<String, String> form(String user, Collection<String> units) throws IOException;

    /// The local provider takes anybody's name and units.
    record Named() implements Login {
      @Override
      public Map<String, String> form(String user, Collection<String> units) {
        return Map.of(
            "grant_type", "client_credentials", "user", user, "units", String.join("\n", units));
      }
    }

    /// Keycloak knows some users for evaluation, all with one password.
    record WithPassword(String password) implements Login {
      @Override
      public Map<String, String> form(String user, Collection<String> units) throws IOException {
        if (!units.isEmpty()) {
          throw new IOException(
              "Keycloak itself says who belongs to which unit: leave --unit out, and put the user"
                  + " into a group below 'units' there");
        }
        return Map.of("grant_type", "password", "username", user, "password", password);
      }
    }
  }

  private TokenClient(URI endpoint, String secret, Login login) {
    this.endpoint = endpoint;
    this.secret = secret;
    this.login = login;
  }

  /// Of the provider that `aims up` starts.
  ///
  /// @param port of the provider, on loopback
  public static TokenClient ofLocalProvider(int port, Secrets secrets) throws IOException {
    return new TokenClient(
        URI.create(IdentityProvider.issuerOn(port) + "/token"),
        IdentityClients.secret(IdentityClients.COMMAND_LINE, secrets),
        new Login.Named());
  }

  /// Of the Keycloak that `docker compose up` starts.
  ///
  /// @param port under which Keycloak listens on loopback
  /// @param secrets folder of the secrets that were made for it
  public static TokenClient ofKeycloak(int port, Path secrets) throws IOException {
    return new TokenClient(
        URI.create(
            "http://127.0.0.1:" + port + "/realms/" + REALM + "/protocol/openid-connect/token"),
        Files.readString(secrets.resolve("client-" + IdentityClients.COMMAND_LINE)).strip(),
        new Login.WithPassword(Files.readString(secrets.resolve("user-evaluation")).strip()));
  }

  /// A token of somebody who belongs to no unit, or to those that Keycloak says.
  public String token(String user, Collection<String> roles) throws IOException {
    return token(user, roles, List.of());
  }

  /// A token of somebody in a unit.
  ///
  /// @param units of the organisation that the user belongs to
  public String token(String user, Collection<String> roles, Collection<String> units)
      throws IOException {
    var form = new LinkedHashMap<>(login.form(user, units));
    form.put("scope", String.join(" ", roles));
    var connection = (HttpURLConnection) endpoint.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    connection.setRequestProperty("Authorization", "Basic " + credentials());
    try (var out = connection.getOutputStream()) {
      out.write(encode(form).getBytes(StandardCharsets.UTF_8));
    } catch (ConnectException e) {
      throw new IOException("Nobody answers at " + endpoint + ": is the system up?", e);
    }
    int status = connection.getResponseCode();
    try (var in = status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
      JsonNode answer = new ObjectMapper().readTree(in);
      if (status != 200) {
        throw new IOException(
            "The identity provider refused: " + answer.path("error_description").asText());
      }
      return answer.path("access_token").asText();
    }
  }

  private String credentials() {
    return Base64.getEncoder()
        .encodeToString(
            (IdentityClients.COMMAND_LINE + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
