package org.aimsledger.servicekit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.aimsledger.servicekit.http.AdmissionConfig;
import org.aimsledger.servicekit.http.BodyLimitConfig;
import org.aimsledger.servicekit.http.HeadLimitConfig;
import org.aimsledger.servicekit.runtime.EventStoreConfig;
import org.aimsledger.servicekit.vault.VaultConfig;
import org.junit.jupiter.api.Test;

class ServiceConfigTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "aims.service", "demo",
          "aims.database.name", "aims_demo",
          "aims.identity.issuer", "http://127.0.0.1:8090/aims",
          "aims.identity.client-id", "demo-service");

  private static SmallRyeConfig config(Map<String, String> more) {
    var settings = new HashMap<>(REQUIRED);
    settings.putAll(more);
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .withConverter(MemorySize.class, 500, new MemorySizeConverter())
        .withConverter(Path.class, 500, new PathConverter())
        .withMapping(ServiceConfig.class)
        .withMapping(BodyLimitConfig.class)
        .withMapping(HeadLimitConfig.class)
        .withMapping(AdmissionConfig.class)
        .withMapping(EventStoreConfig.class)
        .withMapping(VaultConfig.class)
        .build();
  }

  @Test
  void theDefaultsFitOneMachine() {
    // When
    var config = config(Map.of()).getConfigMapping(ServiceConfig.class);

    // Then
    assertThat(config.lanes()).isEqualTo(4);
    assertThat(config.database().host()).isEqualTo("127.0.0.1");
    assertThat(config.database().port()).isEqualTo(5432);
    assertThat(config.database().tls()).isEqualTo(ServiceConfig.Tls.DISABLE);
    assertThat(config.database().caFile()).isEmpty();
    assertThat(config.database().user()).isEqualTo("app_user");
    assertThat(config.database().password()).isEmpty();
    assertThat(config.database().owner()).isEqualTo("app_owner");
    assertThat(config.database().ownerPassword()).isEmpty();
    assertThat(config.database().poolSize()).isEqualTo(12);
    assertThat(config.database().poolQueue()).isEqualTo(1_024);
    assertThat(config.database().poolWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.database().silence()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.kafka().servers()).isEqualTo("127.0.0.1:9092");
    assertThat(config.identity().clientSecret()).isEmpty();
    assertThat(config.identity().verifiedFor()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.identity().verifiedTokens()).isEqualTo(1000);
  }

  @Test
  void everySettingCanBeGiven() {
    // Given
    var given =
        Map.ofEntries(
            Map.entry("aims.lanes", "8"),
            Map.entry("aims.database.host", "db"),
            Map.entry("aims.database.port", "6543"),
            Map.entry("aims.database.tls", "verify-full"),
            Map.entry("aims.database.ca-file", "/run/ca.crt"),
            Map.entry("aims.database.user", "u"),
            Map.entry("aims.database.password", "p"),
            Map.entry("aims.database.owner", "o"),
            Map.entry("aims.database.owner-password", "q"),
            Map.entry("aims.database.pool-size", "20"),
            Map.entry("aims.database.pool-queue", "17"),
            Map.entry("aims.database.pool-wait", "PT7S"),
            Map.entry("aims.database.silence", "PT9S"),
            Map.entry("aims.kafka.servers", "a:1,b:2"),
            Map.entry("aims.identity.client-secret", "s"),
            Map.entry("aims.identity.verified-for", "PT5S"),
            Map.entry("aims.identity.verified-tokens", "7"));

    // When
    var config = config(given).getConfigMapping(ServiceConfig.class);

    // Then
    assertThat(config.lanes()).isEqualTo(8);
    assertThat(config.database().host()).isEqualTo("db");
    assertThat(config.database().port()).isEqualTo(6543);
    assertThat(config.database().tls()).isEqualTo(ServiceConfig.Tls.VERIFY_FULL);
    assertThat(config.database().caFile()).contains(Path.of("/run/ca.crt"));
    assertThat(config.database().name()).isEqualTo("aims_demo");
    assertThat(config.database().user()).isEqualTo("u");
    assertThat(config.database().password()).contains("p");
    assertThat(config.database().owner()).isEqualTo("o");
    assertThat(config.database().ownerPassword()).contains("q");
    assertThat(config.database().poolSize()).isEqualTo(20);
    assertThat(config.database().poolQueue()).isEqualTo(17);
    assertThat(config.database().poolWait()).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.database().silence()).isEqualTo(Duration.ofSeconds(9));
    assertThat(config.kafka().servers()).isEqualTo("a:1,b:2");
    assertThat(config.identity().issuer()).isEqualTo(URI.create("http://127.0.0.1:8090/aims"));
    assertThat(config.identity().clientId()).isEqualTo("demo-service");
    assertThat(config.identity().clientSecret()).contains("s");
    assertThat(config.identity().verifiedFor()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.identity().verifiedTokens()).isEqualTo(7);
  }

  @Test
  void encryptionThatVerifiesNobodyIsNotOffered() {
    assertThatThrownBy(() -> config(Map.of("aims.database.tls", "require")))
        .hasMessageContaining("aims.database.tls")
        .hasMessageContaining("verify-full");
  }

  @Test
  void aMisspeltSettingStopsTheStart() {
    assertThatThrownBy(() -> config(Map.of("aims.databse.host", "db")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("aims.databse.host");
  }

  @Test
  void bodiesAreLimitedToTwoMegabytesUnlessAPathHasMore() {
    // When
    var config =
        config(Map.of("aims.http.larger-bodies.\"/imports\"", "32M"))
            .getConfigMapping(BodyLimitConfig.class);

    // Then
    assertThat(config.maxBodySize().asLongValue()).isEqualTo(2_097_152);
    assertThat(config.largerBodies().get("/imports"))
        .satisfies(limit -> assertThat(limit.asLongValue()).isEqualTo(33_554_432));
  }

  @Test
  void aServiceWithoutPersonalTextsNeedsNoVault() {
    // When
    var config = config(Map.of()).getConfigMapping(VaultConfig.class);

    // Then
    assertThat(config.user()).isEqualTo("app_vault");
    assertThat(config.password()).isEmpty();
    assertThat(config.keysFile()).isEmpty();
    assertThat(config.poolSize()).isEqualTo(2);
    assertThat(config.poolQueue()).isEqualTo(256);
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.wrapAtOnce()).isEqualTo(200);
  }

  @Test
  void everySettingOfTheVaultCanBeGiven() {
    // Given
    var given =
        Map.of(
            "aims.vault.user", "v",
            "aims.vault.password", "w",
            "aims.vault.keys-file", "/run/secrets/keys",
            "aims.vault.pool-size", "3",
            "aims.vault.pool-queue", "17",
            "aims.vault.timeout", "PT2S",
            "aims.vault.wrap-at-once", "9");

    // When
    var config = config(given).getConfigMapping(VaultConfig.class);

    // Then
    assertThat(config.user()).isEqualTo("v");
    assertThat(config.password()).contains("w");
    assertThat(config.keysFile()).contains(Path.of("/run/secrets/keys"));
    assertThat(config.poolSize()).isEqualTo(3);
    assertThat(config.poolQueue()).isEqualTo(17);
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.wrapAtOnce()).isEqualTo(9);
  }

  @Test
  void theHeadOfARequestHasLimits() {
    // Given
    var given = Map.of("aims.http.head.address", "1K", "aims.http.head.headers", "2K");

    // When
    var usual = config(Map.of()).getConfigMapping(HeadLimitConfig.class);
    var other = config(given).getConfigMapping(HeadLimitConfig.class);

    // Then
    assertThat(usual.address().asLongValue()).isEqualTo(4_096);
    assertThat(usual.headers().asLongValue()).isEqualTo(16_384);
    assertThat(other.address().asLongValue()).isEqualTo(1_024);
    assertThat(other.headers().asLongValue()).isEqualTo(2_048);
  }

  @Test
  void theDoorHasDefaultsThatFitASmallHeap() {
    // When
    var config = config(Map.of()).getConfigMapping(AdmissionConfig.class);

    // Then
    assertThat(config.requests()).isEqualTo(512);
    assertThat(config.operations()).isEqualTo(64);
    assertThat(config.bodies().asLongValue()).isEqualTo(41_943_040);
    assertThat(config.longestAnswer()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.sweep()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.leave()).isZero();
    assertThat(config.longestFarewell()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everySettingOfTheDoorCanBeGiven() {
    // Given
    var given =
        Map.of(
            "aims.http.admission.requests", "7",
            "aims.http.admission.operations", "8",
            "aims.http.admission.bodies", "9M",
            "aims.http.admission.longest-answer", "PT1M",
            "aims.http.admission.sweep", "PT0.5S",
            "aims.http.admission.leave", "PT6S",
            "aims.http.admission.longest-farewell", "PT2M");

    // When
    var config = config(given).getConfigMapping(AdmissionConfig.class);

    // Then
    assertThat(config.requests()).isEqualTo(7);
    assertThat(config.operations()).isEqualTo(8);
    assertThat(config.bodies().asLongValue()).isEqualTo(9_437_184);
    assertThat(config.longestAnswer()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.sweep()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.leave()).isEqualTo(Duration.ofSeconds(6));
    assertThat(config.longestFarewell()).isEqualTo(Duration.ofMinutes(2));
  }
}
