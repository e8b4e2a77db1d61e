package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be done about an incident of a kind, step by step: something to start from, which an
/// organisation adapts.
public record Playbooks(
    PackVersion version,
    LocalDate validFrom,
    String source,
    List<Role> roles,
    List<Playbook> playbooks)
    implements Pack {
  public Playbooks {
    roles = List.copyOf(roles);
    playbooks = List.copyOf(playbooks);
    var known = new HashSet<String>();
    roles.forEach(role -> known.add(role.id()));
    for (var playbook : playbooks) {
      for (var step : playbook.steps()) {
        if (!known.contains(step.role())) {
          throw new IllegalArgumentException(
              playbook.id() + ", " + step.id() + ": unknown role " + step.role());
        }
      }
    }
  }

  /// Who does a step.
  public record Role(String id, Titles title) {}

  /// One playbook.
  ///
  /// @param trigger what calls for it
  /// @param reports kinds of reports of AI systems that start it, in the words of the inventory's
  ///   events
  /// @param causes classes of causes that start it, in the words of the incidents' events
  public record Playbook(
      String id,
      Titles title,
      Titles trigger,
      Set<String> reports,
      Set<String> causes,
      List<Step> steps) {
    public Playbook {
      reports = Set.copyOf(reports);
      causes = Set.copyOf(causes);
      steps = List.copyOf(steps);
    }
  }

  /// One step.
  ///
  /// @param phase in the words of the incidents' events
  /// @param role id of a [Role]
  /// @param dueInMinutes after the start; null: no time is set
  /// @param guard what has to be true before, in the words of the incidents' events; null: nothing
  public record Step(
      String id,
      String phase,
      String role,
      @Nullable Integer dueInMinutes,
      @Nullable String guard,
      Titles title) {
    public Step {
      if (dueInMinutes != null && dueInMinutes < 1) {
        throw new IllegalArgumentException(id + ": dueInMinutes must be at least 1");
      }
    }
  }

  public Optional<Playbook> playbook(String id) {
    return playbooks.stream().filter(playbook -> playbook.id().equals(id)).findFirst();
  }

  public Optional<Role> role(String id) {
    return roles.stream().filter(role -> role.id().equals(id)).findFirst();
  }

  /// The playbook that a report of this kind starts.
  public Optional<Playbook> forReport(String kind) {
    return playbooks.stream().filter(playbook -> playbook.reports().contains(kind)).findFirst();
  }

  /// The playbook that a cause of this class starts.
  public Optional<Playbook> forCause(String cause) {
    return playbooks.stream().filter(playbook -> playbook.causes().contains(cause)).findFirst();
  }
}
