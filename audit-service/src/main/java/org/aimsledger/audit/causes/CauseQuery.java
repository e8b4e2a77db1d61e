package org.aimsledger.audit.causes;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.CauseStore;
import org.aimsledger.audit.platform.trail.CauseStore.Step;

/// Both directions of "why".
@Singleton
class CauseQuery {
  private final CauseStore store;
  private final TrailConfig config;

  CauseQuery(CauseStore store, TrailConfig config) {
    this.store = store;
    this.config = config;
  }

  /// @param up the event itself, then its causes; empty when the trail doesn't know the event
  /// @param down its effects, nearest first
  /// @param upCut whether the chain of causes goes on
  /// @param downCut whether there may be more effects
  record Causes(List<Step> up, List<Step> down, boolean upCut, boolean downCut) {}

  Uni<Causes> of(UUID event) {
    var depth = config.causeDepth();
    var limit = config.effects();
    return store
        .causes(event, depth)
        .chain(
            up ->
                store
                    .effects(event, depth, limit + 1)
                    .map(
                        down ->
                            new Causes(
                                up,
                                down.size() > limit ? down.subList(0, limit) : down,
                                up.size() > depth && up.getLast().entry().causation() != null,
                                down.size() > limit
                                    || (!down.isEmpty() && down.getLast().distance() == depth))));
  }
}
