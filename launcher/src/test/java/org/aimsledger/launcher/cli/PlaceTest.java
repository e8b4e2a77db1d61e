package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.backing.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {
  @TempDir Path root;

  @Test
  void whereNothingRunsAndNothingWasMadeForComposeTheUserIsToldWhatToDo() {
    // Given
    var place = new Place(root, new Home(root.resolve(".aims")), Map.of());

    // Then
    assertThatThrownBy(place::requireServices)
        .isInstanceOf(NotRunningException.class)
        .hasMessageContaining("./aims up")
        .hasMessageContaining("docker compose up");
  }

  @Test
  void whereComposeRunsTokensComeFromItsKeycloakWithTheRolesAsScope() throws Exception {
    // Given
    composeSecrets();
    var form = new AtomicReference<>("");
    try (var keycloak = keycloak(200, "{\"access_token\":\"abc\"}", form)) {
      var place =
          new Place(
              root,
              new Home(root.resolve(".aims")),
              Map.of("AIMS_IDENTITY_PORT", Integer.toString(keycloak.port())));

      // When
      var services = place.requireServices();
      var token = services.tokens().token("rita", List.of("responder", "viewer"));

      // Then
      assertThat(token).isEqualTo("abc");
      assertThat(form.get())
          .contains("grant_type=password", "username=rita", "password=secret%2B1")
          .contains("scope=responder+viewer");
      assertThat(services.ports().inventory()).isEqualTo(Ports.DEFAULT.inventory());
    }
  }

  @Test
  void whatKeycloakRefusesIsSaid() throws Exception {
    // Given
    composeSecrets();
    try (var keycloak =
        keycloak(
            401,
            "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid user credentials\"}",
            new AtomicReference<>(""))) {
      var place =
          new Place(
              root,
              new Home(root.resolve(".aims")),
              Map.of("AIMS_IDENTITY_PORT", Integer.toString(keycloak.port())));
      var tokens = place.requireServices().tokens();

      // Then
      assertThatThrownBy(() -> tokens.token("mallory", List.of("admin")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Invalid user credentials");
    }
  }

  @Test
  void whoBelongsToWhichUnitIsKeycloaksToSay() throws Exception {
    // Given
    composeSecrets();
    var place =
        new Place(
            root,
            new Home(root.resolve(".aims")),
            Map.of("AIMS_IDENTITY_PORT", Integer.toString(Ports.free().identity())));
    var tokens = place.requireServices().tokens();

    // Then
    assertThatThrownBy(() -> tokens.token("rita", List.of("viewer"), List.of("Benefits")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leave --unit out");
  }

  @Test
  void whereNobodyListensTheAddressIsNamed() throws Exception {
    // Given
    composeSecrets();
    var port = Ports.free().identity();
    var place =
        new Place(
            root,
            new Home(root.resolve(".aims")),
            Map.of("AIMS_IDENTITY_PORT", Integer.toString(port)));
    var tokens = place.requireServices().tokens();

    // Then
    assertThatThrownBy(() -> tokens.token("rita", List.of("viewer")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  private void composeSecrets() throws IOException {
    var secrets = Files.createDirectories(root.resolve(".aims/compose/secrets"));
    Files.writeString(secrets.resolve("client-aims-cli"), "client");
    Files.writeString(secrets.resolve("user-evaluation"), "secret+1");
  }

  private record Keycloak(HttpServer server) implements AutoCloseable {
    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static Keycloak keycloak(int status, String answer, AtomicReference<String> form)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 5);
    server.createContext(
        "/realms/aimsledger/protocol/openid-connect/token",
        exchange -> {
          try (exchange) {
            form.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return new Keycloak(server);
  }
}
