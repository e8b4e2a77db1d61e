package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.ProjectRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The realm in a real Keycloak: its tokens say what those of the local provider say. The
/// distribution is large, so it is only used where it lies in the local repository (`./aims images
/// --with-keycloak` gets it).
class KeycloakIT {
  private static final Path ARCHIVE =
      Path.of(
          System.getProperty("user.home"),
          ".m2/repository/org/keycloak/keycloak-quarkus-dist/26.5.6/keycloak-quarkus-dist-26.5.6.tar.gz");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static int port;
  private static Process keycloak;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.exists(ARCHIVE), "skipped: the distribution of Keycloak is not at " + ARCHIVE);
    run("tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString(), "--strip-components=1");
    run("bash", ProjectRoot.find().resolve("deploy/compose/secrets.sh").toString());
    var imports = Files.createDirectories(folder.resolve("data/import"));
    Files.copy(
        ProjectRoot.find().resolve("deploy/identity/aimsledger-realm.json"),
        imports.resolve("aimsledger-realm.json"));
    var free = Ports.free();
    port = free.identity();
    var builder =
        new ProcessBuilder(
                folder.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + free.kafka())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keycloak.log").toFile());
    var environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
    for (var service : List.of("inventory", "risk", "incident", "audit")) {
      environment.put(
          "AIMS_CLIENT_" + service.toUpperCase(Locale.ROOT),
          secret("client-" + service + "-service"));
    }
    environment.put("AIMS_CLIENT_CLI", secret("client-aims-cli"));
    environment.put("AIMS_CLIENT_PROMETHEUS", secret("client-prometheus"));
    environment.put("AIMS_USER_EVALUATION", secret("user-evaluation"));
    keycloak = builder.start();
    awaitRealm();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (keycloak != null) {
      keycloak.descendants().forEach(ProcessHandle::destroy);
      keycloak.destroy();
      if (!keycloak.waitFor(20, TimeUnit.SECONDS)) {
        keycloak.descendants().forEach(ProcessHandle::destroyForcibly);
        keycloak.destroyForcibly();
      }
    }
  }

  @Test
  void aTokenForAPersonSaysWhatTheLocalProviderSays() throws Exception {
    // When
    var claims =
        verified(
            TokenClient.ofKeycloak(port, secrets()).token("carl", List.of("responder", "viewer")));

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
    var tokens = TokenClient.ofKeycloak(port, secrets());

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
    var claims = verified(TokenClient.ofKeycloak(port, secrets()).token("carl", List.of("viewer")));

    // Then
    assertThat(claims.getStringListClaim("roles")).containsExactly("viewer");
  }

  @Test
  void whoIsNotAUserForEvaluationGetsNothing() throws Exception {
    var tokens = TokenClient.ofKeycloak(port, secrets());
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

  private static void awaitRealm() throws Exception {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline) && keycloak.isAlive()) {
      try {
        var answer =
            HTTP.send(
                HttpRequest.newBuilder(URI.create(issuer())).timeout(Duration.ofSeconds(5)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException _) {
        // Not yet.
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException(
        "Keycloak is not up: " + Files.readString(folder.resolve("keycloak.log")));
  }

  private static String issuer() {
    return "http://127.0.0.1:" + port + "/realms/" + TokenClient.REALM;
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
