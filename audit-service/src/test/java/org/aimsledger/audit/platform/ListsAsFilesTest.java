package org.aimsledger.audit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.aimsledger.testkit.backing.ListPaths;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListsAsFilesTest {
  private static final String[] ROLES = {
    "viewer", "responder", "incident-commander", "auditor", "trail-auditor", "admin"
  };

  @Test
  void everyListIsAFileInEachForm() {
    // When
    var wrong = ListPaths.unlikeFiles("vera-" + java.util.UUID.randomUUID(), ROLES);

    // Then
    assertThat(wrong).isEmpty();
    assertThat(ListPaths.ofService()).hasSizeGreaterThan(2);
  }
}
