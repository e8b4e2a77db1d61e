package org.aimsledger.inventory.savedfilter;

import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.FilterParameter;
import org.aimsledger.contracts.inventory.SavedFilterEvent;

/// Filters that the tests speak of.
public final class SavedFilterExamples {
  static final UUID KEEPER = UUID.fromString("01980000-0000-7000-8000-0000000000a1");
  static final UUID FILTER = UUID.fromString("01980000-0000-7000-8000-0000000000a2");
  static final List<FilterParameter> LIVE =
      List.of(new FilterParameter("stage", List.of("DEPLOYED", "PILOT")));

  static final FilterAudience BENEFITS = new FilterAudience(false, List.of("Benefits"));

  private SavedFilterExamples() {}

  public static SavedFilterEvent saved() {
    return new SavedFilterEvent.Saved(
        KEEPER, FILTER, "live ones", "ai-systems", LIVE, null, BENEFITS, MORNING);
  }

  /// As a build wrote it that knew one unit only.
  public static SavedFilterEvent savedForOneUnit() {
    return new SavedFilterEvent.Saved(
        KEEPER, FILTER, "live ones", "ai-systems", LIVE, "Benefits", null, MORNING);
  }

  public static SavedFilterEvent removed() {
    return new SavedFilterEvent.Removed(KEEPER, FILTER, NOON);
  }
}
