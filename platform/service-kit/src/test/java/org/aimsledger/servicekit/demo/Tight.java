package org.aimsledger.servicekit.demo;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// The demo service with limits that a test reaches, behind cables that it can freeze and cut.
public final class Tight implements QuarkusTestProfile {
  static final int REQUESTS = 8;
  static final int BODIES = 3 * 1024 * 1024;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("aims.http.admission.requests", Integer.toString(REQUESTS)),
        Map.entry("aims.http.admission.bodies", Integer.toString(BODIES)),
        Map.entry("aims.http.admission.longest-answer", "PT4S"),
        Map.entry("aims.database.pool-size", "6"),
        Map.entry("aims.database.pool-wait", "PT1S"),
        Map.entry("aims.database.silence", "PT1.5S"),
        Map.entry("aims.event-store.append-timeout", "PT2S"),
        Map.entry("aims.event-store.append-retries", "1"),
        Map.entry("aims.event-store.relay-answer", "PT4S"),
        Map.entry("aims.event-store.recovery-unasked", "true"),
        Map.entry("aims.event-store.stall", "PT2S"));
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(CabledServers.class));
  }
}
