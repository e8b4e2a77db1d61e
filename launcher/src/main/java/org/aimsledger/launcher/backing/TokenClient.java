package org.aimsledger.launcher.backing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Gets tokens for people from the local identity provider, with the secret of the command line.
public final class TokenClient {
  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;
  private final Secrets secrets;

  public TokenClient(int port, Secrets secrets) {
    this.port = port;
    this.secrets = secrets;
  }

  public String token(String user, Collection<String> roles) throws IOException {
    var connection =
        (HttpURLConnection)
            URI.create(IdentityProvider.issuerOn(port) + "/token").toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    connection.setRequestProperty("Authorization", "Basic " + credentials());
    var form =
        Map.of("grant_type", "client_credentials", "user", user, "scope", String.join(" ", roles));
    try (var out = connection.getOutputStream()) {
      out.write(encode(form).getBytes(StandardCharsets.UTF_8));
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

  private String credentials() throws IOException {
    var secret = IdentityClients.secret(IdentityClients.COMMAND_LINE, secrets);
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
