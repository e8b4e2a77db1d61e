package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.servicekit.vault.Erasures;

/// Which event erases a person.
@Singleton
public class ErasureBeans {
  /// First part of the ids of persons' streams.
  public static String category() {
    return "data-subject";
  }

  @Produces
  @Singleton
  Erasures erasures() {
    return new Erasures(category(), WireNames.of(DataSubjectEvent.Erased.class));
  }
}
