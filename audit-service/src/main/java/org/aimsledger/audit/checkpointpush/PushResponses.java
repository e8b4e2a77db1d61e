package org.aimsledger.audit.checkpointpush;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aimsledger.audit.checkpointpush.PushStore.Standing;
import org.aimsledger.audit.platform.PushTargets;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the targets stand.
final class PushResponses {
  private PushResponses() {}

  /// @param kind `folder`, `web` or `mail`
  /// @param size entries covered by the checkpoint that it got last
  /// @param failures since then
  /// @param nextAt when it gets the newest one, at the earliest
  @Schema(name = "CheckpointTarget")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Target(
      String name,
      String kind,
      @Nullable Long size,
      @Nullable Instant deliveredAt,
      int failures,
      @Nullable Instant failingSince,
      @Nullable String reason,
      @Nullable Instant nextAt) {}

  /// @param failing how many fail now
  @Schema(name = "CheckpointTargets")
  record Report(int failing, List<Target> targets) {
    static Report of(PushTargets targets, List<Standing> standings) {
      var all = targets.all().stream().map(target -> target(target, standings)).toList();
      return new Report((int) all.stream().filter(one -> one.failures() > 0).count(), all);
    }

    private static Target target(PushTargets.Target target, List<Standing> standings) {
      return standings.stream()
          .filter(standing -> standing.target().equals(target.name()))
          .findFirst()
          .map(
              found ->
                  new Target(
                      target.name(),
                      kind(target.place()),
                      found.size(),
                      found.deliveredAt(),
                      found.failures(),
                      found.failingSince(),
                      found.reason(),
                      found.nextAt()))
          .orElseGet(
              () ->
                  new Target(target.name(), kind(target.place()), null, null, 0, null, null, null));
    }

    private static String kind(Place place) {
      return switch (place) {
        case Place.Folder _ -> "folder";
        case Place.Web _ -> "web";
        case Place.Mailbox _ -> "mail";
      };
    }
  }
}
