package org.aimsledger.systemtests.faults.tools.agent;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The content of an orders file.
///
/// @param shots what is to happen at which point
/// @param mutations read once, when the process starts
/// @param clockShiftMillis added to every reading of the clock
public record Orders(List<Shot> shots, Set<Mutation> mutations, long clockShiftMillis) {
  public static final Orders NONE = new Orders(List.of(), Set.of(), 0);

  public Orders {
    shots = List.copyOf(shots);
    mutations = Set.copyOf(mutations);
  }

  /// What happens when a point is passed.
  public enum Action {
    /// The process ends at once, as by SIGKILL.
    HALT,
    /// The thread stands still for some milliseconds.
    FREEZE,
    /// The step fails with an exception.
    THROW
  }

  /// One fault, to happen once.
  ///
  /// @param id tells one order from another over restarts of the process
  /// @param nth at which passing of the point, counted from when the process read the order
  /// @param millis length of a freeze
  public record Shot(String id, FaultPoint point, long nth, Action action, long millis) {
    public Shot {
      if (!id.matches("[A-Za-z0-9-]{1,40}") || nth < 1 || millis < 0) {
        throw new IllegalArgumentException("not a fault: " + id + " " + nth + " " + millis);
      }
    }
  }

  /// One line each: `shot <id> <point> <nth> <action> <millis>`, `mutation <name>`, `clock
  /// <millis>`.
  public static Orders parse(String text) {
    var shots = new ArrayList<Shot>();
    var mutations = EnumSet.noneOf(Mutation.class);
    var clock = 0L;
    for (var line : text.lines().toList()) {
      var words = line.split(" ", -1);
      switch (words[0]) {
        case "shot" ->
            shots.add(
                new Shot(
                    words[1],
                    FaultPoint.valueOf(words[2]),
                    Long.parseLong(words[3]),
                    Action.valueOf(words[4]),
                    Long.parseLong(words[5])));
        case "mutation" -> mutations.add(Mutation.valueOf(words[1]));
        case "clock" -> clock = Long.parseLong(words[1]);
        default -> throw new IllegalArgumentException("not an order: " + line);
      }
    }
    return new Orders(shots, mutations, clock);
  }

  /// What [#parse(String)] reads.
  public String format() {
    var text = new StringBuilder("clock " + clockShiftMillis + "\n");
    for (var shot : shots) {
      text.append(
          "shot %s %s %d %s %d\n"
              .formatted(shot.id(), shot.point(), shot.nth(), shot.action(), shot.millis()));
    }
    mutations.stream().sorted().forEach(mutation -> text.append("mutation " + mutation + "\n"));
    return text.toString();
  }
}
