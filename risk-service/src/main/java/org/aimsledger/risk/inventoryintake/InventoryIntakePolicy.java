package org.aimsledger.risk.inventoryintake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand;
import org.aimsledger.risk.platform.Packs;

/// What an event of the inventory means for impact assessments.
final class InventoryIntakePolicy {
  private final Packs packs;

  /// @throws IllegalArgumentException when a pack names a stage or impact that the inventory's
  ///   events don't have: its condition would silently never hold
  InventoryIntakePolicy(Packs packs) {
    this.packs = packs;
    packs.assessmentDuties().all().forEach(InventoryIntakePolicy::check);
  }

  private static void check(AssessmentDuties duties) {
    for (var stage : duties.highImpactLive().stages()) {
      requireKnown(Stream.of(Stage.values()).map(Enum::name).toList(), stage, duties);
    }
    for (var impact : duties.highImpactLive().highImpact()) {
      requireKnown(Stream.of(HighImpact.values()).map(Enum::name).toList(), impact, duties);
    }
  }

  private static void requireKnown(List<String> known, String word, AssessmentDuties duties) {
    if (!known.contains(word)) {
      throw new IllegalArgumentException(
          duties.version() + " names " + word + ", the inventory knows " + known);
    }
  }

  List<ImpactAssessmentCommand> react(InventoryServiceEvent event, Instant now) {
    var duties = packs.duties(now);
    return Stream.of(
            WhenHighImpactSystemIsLiveOpenImpactAssessmentDuty.react(event, duties, now),
            WhenSystemIsNoLongerLiveWithdrawDuty.react(event, duties, now))
        .flatMap(command -> command.stream())
        .toList();
  }
}
