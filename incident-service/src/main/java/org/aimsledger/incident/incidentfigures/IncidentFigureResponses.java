package org.aimsledger.incident.incidentfigures;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the figures.
final class IncidentFigureResponses {
  private IncidentFigureResponses() {}

  /// @param key value of what figures are told apart by
  @Schema(name = "IncidentFigures")
  record Figures(
      @Schema(description = "An id, a constant, a unit or a month; ALL, UNKNOWN or UNDECIDED")
          String key,
      @Schema(description = "Whether these are drills; they are in no other row") boolean drill,
      @Schema(description = "Without those that were rejected or merged") long matters,
      long issues,
      long hazards,
      long incidents,
      @Schema(description = "Nobody has judged them yet") long undecided,
      @Schema(description = "Hazards for each incident; absent where there is no incident")
          @Nullable Double nearMissRatio,
      long rejected,
      long merged,
      @Schema(description = "Whose cause was found") long causesFound,
      @Schema(description = "Of a cause that the same system had had not long before")
          long recurring,
      ClockFigures clocks,
      ActionFigures correctiveActions,
      @Schema(description = "From when it began to when it was detected") TimeFigures detection,
      @Schema(description = "From when it was detected to when somebody took it")
          TimeFigures acknowledgement,
      @Schema(description = "From when somebody took it to when it was contained")
          TimeFigures containment,
      @Schema(description = "From when it was detected to when it was resolved")
          TimeFigures recovery,
      @Schema(
              description =
                  "From when it was detected to when its recovery was completed, where somebody said so")
          TimeFigures restoration,
      @Schema(description = "From awareness to the first decision of each regime")
          TimeFigures reportability) {}

  @Schema(name = "IncidentTimeFigures")
  record TimeFigures(
      long known,
      @Schema(description = "Lack one of the two times, and are in no percentile") long unknown,
      @Nullable Long medianSeconds,
      @Nullable Long ninetiethPercentileSeconds) {}

  @Schema(name = "IncidentActionFigures")
  record ActionFigures(
      @Schema(description = "Neither done nor given up") long open,
      @Schema(description = "Of these, whose last day has passed (UTC)") long overdue) {}

  @Schema(name = "IncidentClockFigures")
  record ClockFigures(
      @Schema(description = "By the earlier reading of the deadline") long metInTime,
      long metLate,
      @Schema(description = "Running, and the earlier reading has passed") long overdue,
      long running,
      @Schema(description = "Met in time, of all that were met or are overdue")
          @Nullable Double metShare,
      @Schema(
              description =
                  "Deadline less filing of those that were met; nine of ten had at least the 90th"
                      + " percentile")
          TimeFigures slack) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "IncidentFiguresPage")
  record FiguresPage(
      List<Figures> items,
      @Nullable Long total,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Figures figures(Group group) {
    return new Figures(
        group.key(),
        group.drill(),
        group.matters(),
        group.issues(),
        group.hazards(),
        group.incidents(),
        group.undecided(),
        group.nearMissRatio(),
        group.rejected(),
        group.merged(),
        group.causesFound(),
        group.recurring(),
        clocks(group.clocks()),
        new ActionFigures(group.actions().open(), group.actions().overdue()),
        time(group.detection()),
        time(group.acknowledgement()),
        time(group.containment()),
        time(group.recovery()),
        time(group.restoration()),
        time(group.reportability()));
  }

  private static ClockFigures clocks(Group.Clocks clocks) {
    return new ClockFigures(
        clocks.metInTime(),
        clocks.metLate(),
        clocks.overdue(),
        clocks.running(),
        clocks.metShare(),
        time(clocks.slack()));
  }

  private static TimeFigures time(Spread spread) {
    return new TimeFigures(
        spread.known(),
        spread.unknown(),
        spread.medianSeconds(),
        spread.ninetiethPercentileSeconds());
  }
}
