package org.aimsledger.inventory.billofmaterials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Bills for tests: our own sample, and those of CycloneDX where they are on this machine.
final class Bills {
  static final BillLimits LIMITS = new BillLimits(64, 5_000, 20_000, 50);
  static final Path PUBLISHED = Path.of("../../shared/data/mlbom").toAbsolutePath().normalize();
  static final List<String> VALID =
      List.of(
          "1.6/valid-machine-learning-1.6.json",
          "1.6/valid-machine-learning-considerations-env-1.6.json",
          "1.7/valid-machine-learning-1.7.json",
          "1.7/valid-machine-learning-considerations-env-1.7.json");

  private Bills() {}

  /// Our sample, its things in a namespace of their own.
  static String sample(String namespace) {
    try (var in = Bills.class.getResourceAsStream("/cyclonedx/lamp-classifier-1.7.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .replace("NAMESPACE", namespace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] published(String name) {
    try {
      return Files.readAllBytes(PUBLISHED.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
