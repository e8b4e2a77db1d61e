/// The architecture of a service, as rules that a test can break.
///
/// Reading order: [org.aimsledger.testkit.architecture.ServiceRules] (what a service's
/// `ArchitectureTest` calls), `FeatureKind` and `Role` (the closed lists), `ServiceClasses` (which
/// class is what), then one class a rule.
///
/// Guarantees: default-deny, so a new or misspelt suffix fails instead of escaping; every rule has
/// a bad sample under `fixtures` in the tests of this module, and a test that sees it red. Does
/// **not** guarantee anything about reflection or about configuration files: the rules read
/// compiled classes. Do not use it for the formatting or the length of code: see the repository
/// hygiene test.
@NullMarked
@CheckReturnValue
package org.aimsledger.testkit.architecture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
