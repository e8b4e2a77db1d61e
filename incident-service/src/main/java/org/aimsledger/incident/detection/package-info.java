/// Finds incidents in the AI system events that inventory-service publishes.
///
/// What comes in is kept first ([DetectionConsumer], [ObservationStore]) and judged later, in the
/// order in which it happened: up to the time until which everything is known to have come in, less
/// what the rule allows events to be late ([DetectionJob], [EngineStore]). So neither the order of
/// arrival nor repetitions nor restarts change what is found, and a dry run over the kept events
/// ([DryRunResource]) finds what was found live. Reading order: [DetectionEngine], [Window], then
/// the stores, then [FiringStore] and [WhenRuleFiresRaiseIncidentPolicy].
///
/// Firings are kept as soon as they are found, windows and the place of the engine now and then, in
/// one transaction. A killed engine judges again what came after that place, and finds the same.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.detection;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
