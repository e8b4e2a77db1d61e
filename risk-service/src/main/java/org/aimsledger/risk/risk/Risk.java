package org.aimsledger.risk.risk;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.jspecify.annotations.Nullable;

/// States of one risk.
sealed interface Risk {
  /// Nobody has identified it.
  record Absent() implements Risk {}

  /// It is in the register.
  sealed interface Known extends Risk {
    Facts facts();
  }

  /// Needs attention.
  record Open(Facts facts) implements Known {}

  /// Borne knowingly until a date. That the date has passed is no change of state: whoever reads,
  /// compares.
  record Accepted(Facts facts, Acceptance acceptance) implements Known {}

  record Closed(Facts facts, Closure closure) implements Known {}

  /// Why it was closed.
  record Closure(ClosureReason reason, String remark, String by, Instant at) {}

  /// What is known of it.
  record Facts(
      UUID id,
      @Nullable UUID system,
      String title,
      String description,
      String source,
      CauseFamily cause,
      AffectedLevel affects,
      String owner,
      String criteriaVersion,
      String identifiedBy,
      Instant identifiedAt,
      Map<RatingKind, Rating> ratings,
      @Nullable Treatment treatment) {
    public Facts {
      ratings = Map.copyOf(ratings);
    }

    static Facts of(RiskEvent.Identified e) {
      return new Facts(
          e.risk(),
          e.system(),
          e.title(),
          e.description(),
          e.source(),
          e.cause(),
          e.affects(),
          e.owner(),
          e.criteriaVersion(),
          e.by(),
          e.at(),
          Map.of(),
          null);
    }

    Optional<Rating> rating(RatingKind kind) {
      return Optional.ofNullable(ratings.get(kind));
    }

    Facts with(Rating rating) {
      var more = new EnumMap<RatingKind, Rating>(RatingKind.class);
      more.putAll(ratings);
      more.put(rating.kind(), rating);
      return new Facts(
          id,
          system,
          title,
          description,
          source,
          cause,
          affects,
          owner,
          criteriaVersion,
          identifiedBy,
          identifiedAt,
          more,
          treatment);
    }

    Facts with(Treatment planned) {
      return new Facts(
          id,
          system,
          title,
          description,
          source,
          cause,
          affects,
          owner,
          criteriaVersion,
          identifiedBy,
          identifiedAt,
          ratings,
          planned);
    }
  }
}
