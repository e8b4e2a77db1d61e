package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.audit.platform.trail.EvidenceSubject.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What belongs to a finding, on a real database.
class EvidenceStoreTest {
  private static final long EVERYTHING = 1_000;

  private final TrailDatabase database = TrailDatabase.create();
  private final Map<String, Long> numbers = new HashMap<>();
  private final UUID found = UUID.randomUUID();

  @AfterEach
  void end() {
    database.close();
  }

  /// @return its index
  private long record(String service, String subject, String data) {
    var number = numbers.merge(service, 1L, Long::sum);
    var document =
        """
        {"specversion":"1.0","id":"%s","source":"/%s","type":"changed","subject":"%s",\
        "time":"2026-11-22T10:00:00Z","streamversion":1,"actor":"user-1","data":%s}\
        """
            .formatted(UUID.randomUUID(), service, subject, data);
    var head = database.append(service, 0, List.of(Events.event(service, 0, number, document)));
    return head.size() - 1;
  }

  private List<Long> selected(long treeSize) {
    return new EvidenceStore(database.pool())
            .select(new Finding(found), treeSize, 100)
            .await()
            .atMost(TrailDatabase.LIMIT)
            .entries()
            .stream()
            .map(Selected::index)
            .toList();
  }

  @Test
  void aDiscrepancyComesWithTheRecordThatItIsAbout() {
    // Given
    var system = "ai-system/" + UUID.randomUUID();
    var first = record("inventory", system, "{}");
    var _ = record("inventory", "ai-system/" + UUID.randomUUID(), "{}");
    var wrong = record("inventory", system, "{}");
    var finding =
        record(
            "audit",
            "trail-discrepancy/" + found,
            "{\"discrepancy\":\"%s\",\"source\":\"/inventory\",\"lane\":0,\"number\":3}"
                .formatted(found));

    // When
    var selected = selected(EVERYTHING);

    // Then
    assertThat(selected).containsExactly(first, wrong, finding);
  }

  @Test
  void aFindingComesWithWhatItNamesAndWithWhatNamesIt() {
    // Given
    var system = UUID.randomUUID();
    var named = record("inventory", "ai-system/" + system, "{}");
    var _ = record("risk", "risk/" + UUID.randomUUID(), "{\"system\":\"%s\"}".formatted(system));
    var finding = record("audit", "finding/" + found, "{\"about\":[\"%s\"]}".formatted(system));
    var action =
        record(
            "audit", "corrective-action/" + UUID.randomUUID(), "{\"of\":\"%s\"}".formatted(found));

    // When
    var selected = selected(EVERYTHING);

    // Then
    assertThat(selected).containsExactly(named, finding, action);
  }

  @Test
  void whatCameLaterDoesNotBelongToIt() {
    // Given
    var finding = record("audit", "finding/" + found, "{}");
    var _ = record("audit", "corrective-action/1", "{\"of\":\"%s\"}".formatted(found));

    // When
    var selected = selected(finding + 1);

    // Then
    assertThat(selected).containsExactly(finding);
  }
}
