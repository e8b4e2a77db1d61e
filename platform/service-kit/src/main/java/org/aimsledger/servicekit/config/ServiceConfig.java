package org.aimsledger.servicekit.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;

/// Where a service finds what it stands on. The framework's own settings are derived from these in
/// `META-INF/microprofile-config.properties`.
@ConfigMapping(prefix = "aims")
public interface ServiceConfig {
  Database database();

  Kafka kafka();

  Identity identity();

  /// Lanes of the event log. Chosen when the database is created; later changes have no effect.
  @WithDefault("4")
  @Min(1)
  @Max(256)
  int lanes();

  /// PostgreSQL.
  interface Database {
    @WithDefault("127.0.0.1")
    @NotBlank
    String host();

    @WithDefault("5432")
    @Min(1)
    @Max(65535)
    int port();

    /// `disable`, or how the server shows who it is: `verify-full` (by a certificate for the name
    /// it is reached by) or `verify-ca` (by any certificate of the authority). Encryption without
    /// that is not offered.
    @WithDefault("disable")
    Tls tls();

    /// PEM file of the authority that signed the server's certificate, or of that certificate
    /// itself.
    Optional<Path> caFile();

    /// One database per service; `aims_<service>` unless told otherwise.
    @NotBlank
    String name();

    /// Role of the running service: reads, appends events, keeps its views.
    @WithDefault("app_user")
    @NotBlank
    String user();

    Optional<String> password();

    /// Role that owns the tables; used by the migrations at start only.
    @WithDefault("app_owner")
    @NotBlank
    String owner();

    Optional<String> ownerPassword();

    /// Most connections of one process.
    @WithDefault("12")
    @Min(4)
    @Max(200)
    int poolSize();

    /// Most statements and transactions that wait for a connection; beyond that the request is
    /// answered 503.
    @WithDefault("1024")
    @Min(16)
    @Max(100_000)
    int poolQueue();

    /// Longest wait for a connection.
    @WithDefault("PT5S")
    Duration poolWait();

    /// How long the database may leave the smallest question unanswered before requests are
    /// answered 503 at the door.
    @WithDefault("PT3S")
    Duration silence();
  }

  /// Kafka.
  interface Kafka {
    /// `host:port`, comma separated.
    @WithDefault("127.0.0.1:9092")
    @NotBlank
    String servers();
  }

  /// OpenID Connect provider.
  interface Identity {
    /// Issuer of the tokens that are accepted.
    URI issuer();

    /// What this service calls itself when it asks for a token of its own.
    @NotBlank
    String clientId();

    Optional<String> clientSecret();

    /// How long the check of a token counts before it is checked again; never beyond the token's
    /// own end. Zero checks every request.
    @WithDefault("PT30S")
    @DurationMax(minutes = 5)
    Duration verifiedFor();

    /// Most tokens whose check is remembered.
    @WithDefault("1000")
    @Min(1)
    @Max(100000)
    int verifiedTokens();
  }

  /// How the way to the database is protected; the words are PostgreSQL's own.
  enum Tls {
    /// Not at all.
    DISABLE,
    /// Encrypted, with a certificate of the authority.
    VERIFY_CA,
    /// The same, and the certificate is for the name that the server is reached by.
    VERIFY_FULL
  }
}
