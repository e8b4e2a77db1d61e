package org.aimsledger.incident.signalimport;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an import.
final class SignalImportResponses {
  private SignalImportResponses() {}

  /// @param added signals that there were none of before
  /// @param changed signals to which something was added
  /// @param refused rows of which nothing was recorded
  /// @param refusals the first of them
  @Schema(name = "SignalImport")
  record Result(
      String mapping,
      String version,
      int rows,
      @Schema(description = "Signals that there were none of before") int added,
      @Schema(description = "Signals to which something was added") int changed,
      int unchanged,
      @Schema(description = "Rows of which nothing was recorded") int refused,
      @Schema(description = "The first of them") List<Refusal> refusals) {}

  /// @param row number in the file, from 1, without the header
  @Schema(name = "SignalImportRefusal")
  record Refusal(long row, String reason) {}

  @Schema(name = "SignalMapping")
  record Mapping(String id, String version, String scope, List<String> columns) {}

  @Schema(name = "SignalMappings")
  record Mappings(List<Mapping> mappings) {}

  /// What became of one row.
  sealed interface RowResult {
    record Added() implements RowResult {}

    record Changed() implements RowResult {}

    record Unchanged() implements RowResult {}

    record Refused(long row, String reason) implements RowResult {}
  }

  /// @param listed most refusals that the answer lists
  static Result result(ImportMapping mapping, List<RowResult> rows, int listed) {
    var refusals =
        rows.stream()
            .filter(RowResult.Refused.class::isInstance)
            .map(RowResult.Refused.class::cast)
            .map(row -> new Refusal(row.row(), row.reason()))
            .sorted(Comparator.comparingLong(Refusal::row))
            .toList();
    return new Result(
        mapping.id(),
        mapping.version(),
        rows.size(),
        count(rows, RowResult.Added.class),
        count(rows, RowResult.Changed.class),
        count(rows, RowResult.Unchanged.class),
        refusals.size(),
        refusals.stream().limit(listed).toList());
  }

  private static int count(List<RowResult> rows, Class<? extends RowResult> kind) {
    return Math.toIntExact(rows.stream().filter(kind::isInstance).count());
  }

  static Mapping mapping(ImportMapping mapping) {
    return new Mapping(
        mapping.id(), mapping.version(), mapping.scope(), List.copyOf(mapping.columns()));
  }
}
