package org.aimsledger.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.Role;
import org.aimsledger.launcher.backing.ServiceDatabase;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
  @Test
  void aServiceIsToldItsPortItsTwoLoginsItsBrokerAndItsIssuer() {
    // When
    var environment = settings("risk").environment();

    // Then
    assertThat(environment)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("MALLOC_ARENA_MAX", "2"),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", "8082"),
                Map.entry("AIMS_DATABASE_HOST", "127.0.0.1"),
                Map.entry("AIMS_DATABASE_PORT", "15432"),
                Map.entry("AIMS_DATABASE_NAME", "risk"),
                Map.entry("AIMS_DATABASE_USER", "risk_app"),
                Map.entry("AIMS_DATABASE_PASSWORD", "app-password"),
                Map.entry("AIMS_DATABASE_OWNER", "risk_owner"),
                Map.entry("AIMS_DATABASE_OWNER_PASSWORD", "owner-password"),
                Map.entry("AIMS_EVENT_STORE_ROW_KEYS", "1 row-key"),
                Map.entry("AIMS_LANES", "4"),
                Map.entry("AIMS_KAFKA_SERVERS", "127.0.0.1:19092"),
                Map.entry("AIMS_IDENTITY_ISSUER", "http://127.0.0.1:8090/aims"),
                Map.entry("AIMS_IDENTITY_CLIENT_ID", "risk-service"),
                Map.entry("AIMS_IDENTITY_CLIENT_SECRET", "client-password")));
  }

  @Test
  void noSecretIsPartOfTheCommandLine() {
    // When
    var properties = String.join(" ", settings("audit").systemProperties());

    // Then
    assertThat(properties).doesNotContain("password");
  }

  @Test
  void everyServiceKnowsWhereTheOthersAre() {
    assertThat(settings("risk").systemProperties())
        .containsExactly(
            "-Daims.producers.inventory=http://127.0.0.1:8081",
            "-Daims.producers.risk=http://127.0.0.1:8082",
            "-Djava.io.tmpdir=/data/.aims/work/risk");
  }

  @Test
  void onlyTheAuditServiceIsToldWhereTheKeyOfTheTrailIs() {
    assertThat(settings("audit").systemProperties())
        .contains("-Daims.trail.key-file=/data/.aims/secrets/trail-key");
    assertThat(String.join(" ", settings("risk").systemProperties())).doesNotContain("aims.trail");
  }

  @Test
  void onlyAServiceWithPersonalTextsIsToldOfAVault() {
    // When
    var incident = settings("incident");
    var risk = settings("risk");

    // Then
    assertThat(incident.environment())
        .containsEntry("AIMS_VAULT_USER", "incident_vault")
        .containsEntry("AIMS_VAULT_PASSWORD", "vault-password");
    assertThat(incident.systemProperties())
        .contains("-Daims.vault.keys-file=/data/.aims/secrets/vault-keys-incident");
    assertThat(risk.environment().keySet()).noneMatch(name -> name.startsWith("AIMS_VAULT"));
    assertThat(String.join(" ", risk.systemProperties())).doesNotContain("aims.vault");
  }

  @Test
  void theKeysOfSealsAreNotOnTheCommandLine() {
    // When
    var risk = settings("risk");

    // Then
    assertThat(risk.environment()).containsEntry("AIMS_EVENT_STORE_ROW_KEYS", "1 row-key");
    assertThat(String.join(" ", risk.systemProperties())).doesNotContain("row-key");
  }

  @Test
  void aServiceNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> new ServiceDefinition("payroll", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such service: payroll");
  }

  private static ServiceSettings settings(String service) {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("inventory", 8081);
    ports.put("risk", 8082);
    if (service.equals("audit")) {
      ports.put("audit", 8084);
    }
    var withVault = service.equals("incident");
    return new ServiceSettings(
        service,
        8082,
        Path.of("/data/.aims/work", service),
        new Home(Path.of("/data/.aims")),
        ports,
        new ServiceDatabase(
            service,
            "127.0.0.1",
            15432,
            new Role(service + "_owner", "owner-password"),
            new Role(service + "_app", "app-password"),
            withVault ? new Role(service + "_vault", "vault-password") : null),
        withVault ? Path.of("/data/.aims/secrets/vault-keys-incident") : null,
        "1 row-key",
        "127.0.0.1:19092",
        "http://127.0.0.1:8090/aims",
        service + "-service",
        "client-password");
  }
}
