package org.aimsledger.risk.risk;

/// What a person says about a risk. Whether the numbers are on the scales is decided with the
/// criteria in force.
sealed interface Judgement {
  /// Likelihood and impact, both from 1.
  record OnMatrix(int likelihood, int impact) implements Judgement {}

  /// The likelihood is not estimable: how bad would it be, and how soon would it be noticed?
  record WithoutLikelihood(int severity, int detectability) implements Judgement {}
}
