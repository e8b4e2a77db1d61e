package org.aimsledger.testkit.backing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Access tokens, issued and signed by the running identity provider.
public final class Tokens {
  private static final String AUDIENCE = "aimsledger";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, String> ISSUED = new ConcurrentHashMap<>();

  private Tokens() {}

  /// The token of an actor, valid for an hour.
  public static String of(String actor, String... roles) {
    return issued(IdentityProvider.ISSUER, actor, AUDIENCE, roles);
  }

  /// The same as the value of an `Authorization` header.
  public static String bearer(String actor, String... roles) {
    return "Bearer " + of(actor, roles);
  }

  /// The token of an actor who belongs to units of the organisation.
  public static String ofMember(Set<String> units, String actor, String... roles) {
    return issued(IdentityProvider.ISSUER, actor, AUDIENCE, units, roles);
  }

  /// A token that is genuine but meant for somebody else.
  public static String forAudience(String audience, String actor, String... roles) {
    return issued(IdentityProvider.ISSUER, actor, audience, roles);
  }

  /// A token with the right words, signed by an issuer that we don't trust.
  public static String ofStranger(String actor, String... roles) {
    return issued(IdentityProvider.STRANGER, actor, AUDIENCE, roles);
  }

  private static String issued(String issuer, String actor, String audience, String... roles) {
    return issued(issuer, actor, audience, Set.of(), roles);
  }

  private static String issued(
      String issuer, String actor, String audience, Set<String> units, String... roles) {
    var form =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            actor,
            "client_secret",
            "any",
            "audience",
            audience,
            "roles",
            String.join(" ", roles),
            "units",
            units.stream().sorted().collect(Collectors.joining("\n")));
    return ISSUED.computeIfAbsent(issuer + form, _ -> ask(issuer, form));
  }

  private static String ask(String issuer, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(RunningServers.identityProvider() + issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
      }
      return token(answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for a token", stopped);
    } catch (IOException broken) {
      throw new UncheckedIOException("identity provider does not answer", broken);
    }
  }

  private static String token(String answer) throws JsonProcessingException {
    return JSON.readTree(answer).path("access_token").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
