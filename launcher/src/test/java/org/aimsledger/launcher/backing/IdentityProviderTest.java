package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityProviderTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void aTokenForAPersonCarriesUserRolesAudienceAndTwelveHours() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of("risk"))) {
      // When
      var token =
          SignedJWT.parse(
              TokenClient.ofLocalProvider(port, secrets)
                  .token("alice", List.of("responder", "viewer")));

      // Then
      var claims = token.getJWTClaimsSet();
      assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:" + port + "/aims");
      assertThat(claims.getSubject()).isEqualTo("alice");
      assertThat(claims.getAudience()).containsExactly("aimsledger");
      assertThat(claims.getStringListClaim("roles")).containsExactly("responder", "viewer");
      assertThat(claims.getStringListClaim("groups")).containsExactly("responder", "viewer");
      assertThat(claims.getExpirationTime().toInstant())
          .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(12 * 60 * 60));
      var keys = JWKSet.parse(get(port, "/aims/jwks").body());
      var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
      assertThat(key.isPrivate()).isFalse();
      assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }
  }

  @Test
  void aTokenCarriesTheUnitsThatWereAskedForAndNoClaimWhereNoneWere() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of())) {
      var tokens = TokenClient.ofLocalProvider(port, secrets);

      // When
      var member =
          tokens.token("alice", List.of("viewer"), List.of("Citizen services", "福利", "福利"));
      var nobody = tokens.token("bob", List.of("viewer"));

      // Then
      assertThat(SignedJWT.parse(member).getJWTClaimsSet().getStringListClaim("units"))
          .containsExactly("Citizen services", "福利");
      assertThat(SignedJWT.parse(nobody).getJWTClaimsSet().getClaims()).doesNotContainKey("units");
    }
  }

  @Test
  void unitsThatCanNotBeAreRefused() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of())) {
      var tokens = TokenClient.ofLocalProvider(port, secrets);

      // When, Then
      for (var units :
          List.of(
              List.of("x".repeat(201)),
              List.of("a\tb"),
              IntStream.rangeClosed(0, TokenRequests.MOST_UNITS).mapToObj(i -> "u" + i).toList())) {
        assertThatThrownBy(() -> tokens.token("alice", List.of("viewer"), units))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("units must be");
      }
    }
  }

  @Test
  void aServiceGetsTheRolesOfAServiceAndNoneItAsksFor() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of("risk"))) {
      var form =
          "grant_type=client_credentials&scope=admin&client_id=risk-service&client_secret="
              + IdentityClients.secret("risk-service", secrets);

      // When
      var answer = post(port, form);

      // Then
      assertThat(answer.statusCode()).isEqualTo(200);
      var token =
          SignedJWT.parse(new ObjectMapper().readTree(answer.body()).path("access_token").asText());
      assertThat(token.getJWTClaimsSet().getStringListClaim("roles"))
          .containsExactly("integration", "service");
      assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("risk-service");
    }
  }

  @Test
  void nobodyGetsATokenWithoutTheRightSecretGrantAndRoles() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of("risk"))) {
      var client =
          "client_id=aims-cli&client_secret=" + IdentityClients.secret("aims-cli", secrets);

      // When, Then
      assertThat(post(port, "grant_type=client_credentials&scope=viewer").statusCode())
          .isEqualTo(401);
      assertThat(
              post(
                      port,
                      "grant_type=client_credentials&scope=viewer&client_id=aims-cli&client_secret=guess")
                  .statusCode())
          .isEqualTo(401);
      assertThat(post(port, "grant_type=password&scope=viewer&" + client).body())
          .contains("unsupported_grant_type");
      assertThat(post(port, "grant_type=client_credentials&scope=service&" + client).body())
          .contains("unknown role service");
      assertThat(post(port, "grant_type=client_credentials&" + client).body())
          .contains("no role asked for");
      assertThat(
              post(port, "grant_type=client_credentials&scope=viewer&user=%0Aroot&" + client)
                  .statusCode())
          .isEqualTo(400);
      assertThat(post(port, "grant_type=client_credentials&%zz=1&" + client).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void theDiscoveryDocumentAndThePageSayThatItIsForEvaluation() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of())) {
      // When
      var discovery =
          new ObjectMapper().readTree(get(port, "/aims/.well-known/openid-configuration").body());

      // Then
      var issuer = "http://127.0.0.1:" + port + "/aims";
      assertThat(discovery.path("issuer").asText()).isEqualTo(issuer);
      assertThat(discovery.path("token_endpoint").asText()).isEqualTo(issuer + "/token");
      assertThat(discovery.path("jwks_uri").asText()).isEqualTo(issuer + "/jwks");
      assertThat(discovery.path("notice").asText()).contains("for evaluation only");
      assertThat(get(port, "/").body()).startsWith(IdentityProvider.NOTICE);
      assertThat(get(port, "/aims/authorize").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anUnknownRoleIsExplainedToTheUserOfTheCommandLine() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    int port = freePort();
    try (var _ = IdentityProvider.start(port, secrets, List.of())) {
      var tokens = TokenClient.ofLocalProvider(port, secrets);

      // When, Then
      assertThatThrownBy(() -> tokens.token("alice", List.of("boss")))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "The identity provider refused: unknown role boss; roles are viewer, contributor,");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(int port, String form) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/aims/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }
}
