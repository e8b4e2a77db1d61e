package org.aimsledger.servicekit.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the keys of data subjects are. Only services that store personal texts look at it.
@ConfigMapping(prefix = "aims.vault")
public interface VaultConfig {
  /// Role that reads the keys, in the database of the service.
  @WithDefault("app_vault")
  @NotBlank
  String user();

  Optional<String> password();

  /// File of the key-encryption keys: a line each with its version, a space and 32 random bytes in
  /// base64. The highest version is used; older ones are needed until the service has started once
  /// with the new one. Such a service doesn't start without it.
  Optional<Path> keysFile();

  /// Most connections of the vault's role.
  @WithDefault("2")
  @Min(1)
  @Max(50)
  int poolSize();

  /// Most requests that wait for one of them; beyond that the request is answered 503.
  @WithDefault("256")
  @Min(16)
  @Max(100_000)
  int poolQueue();

  /// Longest wait for keys.
  @WithDefault("PT5S")
  Duration timeout();

  /// Most keys that are wrapped anew in one transaction.
  @WithDefault("200")
  @Min(1)
  @Max(10_000)
  int wrapAtOnce();
}
