package org.aimsledger.risk.impactassessment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.aimsledger.referencedata.ImpactDimensions;
import org.aimsledger.referencedata.RiskCriteria;
import org.jspecify.annotations.Nullable;

/// What a complete set of ratings is: known dimensions, values on the scales, each party once, no
/// required dimension left out.
final class RatingsRule {
  private RatingsRule() {}

  /// The first thing that is wrong.
  static Optional<ImpactAssessmentRejection> fault(
      List<DimensionRating> ratings, ImpactDimensions dimensions, RiskCriteria criteria) {
    var seen = new HashSet<String>();
    var rated = new HashSet<String>();
    for (var rating : ratings) {
      var fault = fault(rating, dimensions, criteria);
      if (fault != null) {
        return Optional.of(fault);
      }
      if (!seen.add(rating.dimension() + " " + rating.affected())) {
        return Optional.of(
            new ImpactAssessmentRejection.RatedTwice(rating.dimension(), rating.affected()));
      }
      rated.add(rating.dimension());
    }
    var missing = dimensions.required().stream().filter(id -> !rated.contains(id)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ImpactAssessmentRejection.DimensionsMissing(
                missing, dimensions.version().toString()));
  }

  private static @Nullable ImpactAssessmentRejection fault(
      DimensionRating rating, ImpactDimensions dimensions, RiskCriteria criteria) {
    var version = criteria.version().toString();
    if (!dimensions.knows(rating.dimension())) {
      return new ImpactAssessmentRejection.UnknownDimension(
          rating.dimension(), dimensions.version().toString());
    }
    if (!criteria.knowsImpact(rating.severity())) {
      return new ImpactAssessmentRejection.NotOnScale(
          "severity", rating.severity(), criteria.impacts().size(), version);
    }
    var likelihood = rating.likelihood();
    if (likelihood != null && !criteria.knowsLikelihood(likelihood)) {
      return new ImpactAssessmentRejection.NotOnScale(
          "likelihood", likelihood, criteria.likelihoods().size(), version);
    }
    return null;
  }
}
