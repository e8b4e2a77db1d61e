package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aimsledger.launcher.ProjectRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The realm in a real Keycloak: its tokens say what those of the local provider say. Both a
/// container and the distribution are large, so this is skipped where there is neither (`./aims
/// images --with-keycloak` gets them).
class KeycloakIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static KeycloakServer keycloak;

  @BeforeAll
  static void start() throws Exception {
    run("bash", ProjectRoot.find().resolve("deploy/compose/secrets.sh").toString());
    keycloak = KeycloakServer.start(Files.createDirectory(folder.resolve("server")), secrets());
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void aTokenForAPersonSaysWhatTheLocalProviderSays() throws Exception {
    // When
    var claims =
        verified(
            TokenClient.ofKeycloak(keycloak.port(), secrets())
                .token("carl", List.of("responder", "viewer")));

    // Then
    assertThat(claims.getIssuer()).isEqualTo(issuer());
    assertThat(claims.getSubject()).isEqualTo("carl");
    assertThat(claims.getAudience()).contains("aimsledger");
    assertThat(claims.getStringClaim("azp")).isEqualTo("aims-cli");
    assertThat(claims.getStringListClaim("roles")).containsExactlyInAnyOrder("responder", "viewer");
    assertThat(claims.getStringListClaim("groups"))
        .containsExactlyInAnyOrder("responder", "viewer");
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(TokenRequests.FOR_PEOPLE);
  }

  @Test
  void whoIsInTheGroupOfAUnitBelongsToIt() throws Exception {
    // Given
    var tokens = TokenClient.ofKeycloak(keycloak.port(), secrets());

    // When
    var claims = verified(tokens.token("alice", List.of("viewer")));

    // Then
    assertThat(claims.getStringListClaim(TokenIssuer.UNITS)).containsExactly("Citizen services");
    assertThat(verified(tokens.token("carl", List.of("viewer"))).getClaims())
        .doesNotContainKey(TokenIssuer.UNITS);
  }

  @Test
  void aRoleThatNobodyAskedForIsNotInTheToken() throws Exception {
    // When
    var claims =
        verified(
            TokenClient.ofKeycloak(keycloak.port(), secrets()).token("carl", List.of("viewer")));

    // Then
    assertThat(claims.getStringListClaim("roles")).containsExactly("viewer");
  }

  @Test
  void whoIsNotAUserForEvaluationGetsNothing() throws Exception {
    var tokens = TokenClient.ofKeycloak(keycloak.port(), secrets());
    assertThatThrownBy(() -> tokens.token("mallory", List.of("admin")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void aServiceGetsTheRolesOfAServiceForAnHour() throws Exception {
    // When
    var claims = verified(ofService("inventory-service", secret("client-inventory-service")));

    // Then
    assertThat(claims.getAudience()).contains("aimsledger");
    assertThat(claims.getStringListClaim("roles"))
        .containsExactlyInAnyOrderElementsOf(IdentityRoles.FOR_SERVICES);
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(TokenRequests.FOR_SERVICES);
  }

  @Test
  void prometheusMayReadMetricsAndNothingElse() throws Exception {
    // When
    var claims = verified(ofService("prometheus", secret("client-prometheus")));

    // Then
    assertThat(claims.getStringListClaim("roles")).containsExactly("monitoring");
  }

  private static String ofService(String client, String secret) throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id="
                            + client
                            + "&client_secret="
                            + secret))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
  }

  private static JWTClaimsSet verified(String text) throws Exception {
    var token = SignedJWT.parse(text);
    var keys = JWKSet.load(URI.create(issuer() + "/protocol/openid-connect/certs").toURL());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    return token.getJWTClaimsSet();
  }

  private static String issuer() {
    return keycloak.issuer();
  }

  private static Path secrets() {
    return folder.resolve("secrets");
  }

  private static String secret(String name) throws IOException {
    return Files.readString(secrets().resolve(name)).strip();
  }

  private static void run(String... command) throws Exception {
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("AIMS_COMPOSE_SECRETS", secrets().toString());
    assertThat(builder.start().waitFor()).isZero();
  }
}
