package org.aimsledger.risk.risk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.risk.risk.Rating.Estimated;
import org.aimsledger.risk.risk.RiskRejection.RatingOrderBroken;
import org.jspecify.annotations.Nullable;

/// Controls lessen a risk: inherent ≥ residual ≥ target. A control can also add risk; then a reason
/// is recorded.
final class RatingOrder {
  private static final List<RatingOrderBroken> PAIRS =
      List.of(
          new RatingOrderBroken(RatingKind.INHERENT, RatingKind.RESIDUAL),
          new RatingOrderBroken(RatingKind.RESIDUAL, RatingKind.TARGET),
          new RatingOrderBroken(RatingKind.INHERENT, RatingKind.TARGET));

  private RatingOrder() {}

  /// The first contradiction between the new rating and the ones that are there.
  static Optional<RatingOrderBroken> contradiction(
      Map<RatingKind, Rating> ratings, Rating added, RiskCriteria criteria) {
    var all = new EnumMap<RatingKind, Rating>(RatingKind.class);
    all.putAll(ratings);
    all.put(added.kind(), added);
    return PAIRS.stream()
        .filter(pair -> pair.greater() == added.kind() || pair.less() == added.kind())
        .filter(pair -> isLess(all.get(pair.greater()), all.get(pair.less()), criteria))
        .findFirst();
  }

  private static boolean isLess(
      @Nullable Rating greater, @Nullable Rating less, RiskCriteria criteria) {
    if (greater == null || less == null) {
      return false;
    }
    // Ratings of other criteria are compared on today's matrix; off its scales they can't be
    // compared at all.
    if (greater instanceof Estimated a && less instanceof Estimated b) {
      return fits(a, criteria) && fits(b, criteria) && rank(a, criteria) < rank(b, criteria);
    }
    return greater.impact() < less.impact();
  }

  private static boolean fits(Estimated rating, RiskCriteria criteria) {
    return criteria.knowsLikelihood(rating.likelihood()) && criteria.knowsImpact(rating.impact());
  }

  private static int rank(Estimated rating, RiskCriteria criteria) {
    return criteria.levelOf(rating.likelihood(), rating.impact()).rank();
  }
}
