package org.aimsledger.inventory.reportintake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ReportKind;

/// The types of events that are understood.
final class ReportTypes {
  /// Carries its kind in the data.
  static final String ANY_KIND = "org.aimsledger.ai-system-event.v1";

  /// Types with this beginning are ours: an unknown one is a mistake of the sender.
  static final String OURS = "org.aimsledger.";

  /// One type whose name says the kind.
  ///
  /// @param words the summary where the reporter gives none
  /// @param needed names of details that must be given
  record Known(String type, ReportKind kind, String words, List<String> needed) {}

  static final List<Known> KNOWN =
      List.of(
          known("deployed", ReportKind.DEPLOYED, "Deployed"),
          known("version-changed", ReportKind.VERSION_CHANGED, "Version changed", "version"),
          known("model-retrained", ReportKind.MODEL_RETRAINED, "Model retrained"),
          known("data-source-changed", ReportKind.DATA_SOURCE_CHANGED, "Data source changed"),
          known("drift-detected", ReportKind.DRIFT, "Drift detected"),
          known("metric-recorded", ReportKind.MEASUREMENT, "Metric recorded"),
          known("evaluation-failed", ReportKind.EVALUATION_FAILED, "Evaluation failed"),
          known("guardrail-triggered", ReportKind.GUARDRAIL_TRIGGERED, "Guardrail triggered"),
          known("human-override", ReportKind.HUMAN_OVERRIDE, "Human override"),
          known("complaint", ReportKind.COMPLAINT, "Complaint"),
          known("out-of-scope-use", ReportKind.OUT_OF_SCOPE_USE, "Out-of-scope use"),
          known("stopped", ReportKind.STOPPED, "Stopped"),
          known("retired", ReportKind.RETIRED, "Retired"));

  private static final Map<String, Known> BY_TYPE =
      KNOWN.stream().collect(Collectors.toUnmodifiableMap(Known::type, Function.identity()));

  private ReportTypes() {}

  private static Known known(String name, ReportKind kind, String words, String... needed) {
    return new Known("org.aimsledger.ai-system." + name + ".v1", kind, words, List.of(needed));
  }

  static Optional<Known> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }
}
