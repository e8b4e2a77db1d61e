package org.aimsledger.audit.platform.trail;

import static org.aimsledger.audit.platform.trail.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.verifier.log.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailKeyStoreTest {
  @TempDir Path folder;

  @Test
  void theKeyThatSignedIsOpenedAgain() {
    try (var database = TrailDatabase.create()) {
      // Given
      var key = signed(database);

      // When
      var again = database.keys(config("trail.key"));

      // Then
      assertThat(again.signer().verifierKey()).isEqualTo(key.signer().verifierKey());
    }
  }

  /// Attack: the key file is exchanged for another key of the same name | audit-service, which does
  /// not start | when it starts
  @Test
  void anotherKeyOfTheSameNameIsNotOpened() {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = signed(database);
      try (var other = TrailDatabase.create()) {
        var _ = other.keys(config("other.key"));
      }

      // When
      // Then
      assertThatThrownBy(() -> database.keys(config("other.key")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the checkpoint of size 3 was signed by another key than ");
    }
  }

  private TrailKeyStore signed(TrailDatabase database) {
    var head = database.append("inventory", 0, events("inventory", 0, 1, 3));
    var config = config("trail.key");
    var key = database.keys(config);
    var checkpoint = Checkpoint.of(config.origin(), head.size(), head.root());
    database
        .checkpoints()
        .keep(head, key.signer().sign(checkpoint.encode()))
        .await()
        .atMost(TrailDatabase.LIMIT);
    return key;
  }

  private TrailConfig config(String file) {
    return new SmallRyeConfigBuilder()
        .withMapping(TrailConfig.class)
        .withDefaultValue("aims.trail.key-file", folder.resolve(file).toString())
        .build()
        .getConfigMapping(TrailConfig.class);
  }
}
