package org.aimsledger.servicekit.comparison;

import org.aimsledger.contracts.platform.DerivedDataEvent;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesFound;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesMended;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.servicekit.comparison.DerivedDataCommand.Mend;
import org.aimsledger.servicekit.comparison.DerivedDataCommand.Report;

/// The rules of differences: what is known is not told again, and what was mended may be found
/// again.
record DerivedDataDecider()
    implements Decider<DerivedDataCommand, DerivedDataState, DerivedDataEvent, Void> {
  /// Most rows that one event names. A table that was emptied must not fill the log.
  static final int NAMED = 50;

  @Override
  public DerivedDataState initial() {
    return DerivedDataState.NONE;
  }

  @Override
  public Decision<DerivedDataEvent, Void> decide(
      DerivedDataCommand command, DerivedDataState state) {
    return switch (command) {
      case Report report -> report(report, state);
      case Mend mend -> {
        var open = state.tables().get(mend.table());
        yield open == null
            ? Decision.accept()
            : Decision.accept(
                new DifferencesMended(
                    mend.log(), open.what(), mend.table(), open.rows().size(), mend.at()));
      }
    };
  }

  private static Decision<DerivedDataEvent, Void> report(Report report, DerivedDataState state) {
    var fresh =
        report.rows().stream().filter(row -> !state.knows(report.table(), row)).distinct().toList();
    if (fresh.isEmpty()) {
      return Decision.accept();
    }
    var named = fresh.subList(0, Math.min(NAMED, fresh.size()));
    return Decision.accept(
        new DifferencesFound(
            report.log(),
            report.what(),
            report.table(),
            named,
            fresh.size() - named.size(),
            report.at()));
  }

  @Override
  public DerivedDataState evolve(DerivedDataState state, DerivedDataEvent event) {
    return switch (event) {
      case DifferencesFound found -> state.with(found.what(), found.table(), found.rows());
      case DifferencesMended mended -> state.without(mended.table());
    };
  }
}
