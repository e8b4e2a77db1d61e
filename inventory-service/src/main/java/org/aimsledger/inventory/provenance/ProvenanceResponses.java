package org.aimsledger.inventory.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.aimsledger.inventory.provenance.ProvenanceQuery.Asked;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of where fields have their values from.
final class ProvenanceResponses {
  private ProvenanceResponses() {}

  @Schema(name = "SystemProvenance")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SystemResponse(
      UUID id,
      long version,
      String name,
      Stage stage,
      @Nullable String owner,
      @Nullable String organisation,
      @Nullable String unit,
      @Schema(description = "Fields of which all that was asked for is so; without a question all")
          List<FieldResponse> fields,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {
    static SystemResponse of(ProvenanceRow row, Asked asked) {
      var origins = OriginLines.read(row.origins);
      var names = new TreeSet<>(origins.fields().keySet());
      names.addAll(origins.contradictions().keySet());
      var fields =
          names.stream()
              .filter(field -> asked.field() == null || asked.field().equals(field))
              .filter(field -> Trait.of(origins, field).containsAll(asked.traits()))
              .map(field -> FieldResponse.of(origins, field))
              .toList();
      return new SystemResponse(
          row.id,
          row.version,
          row.name,
          row.stage,
          row.owner,
          row.organisation,
          row.unit,
          fields,
          row.updatedAt);
    }
  }

  @Schema(name = "ProvenanceOfField")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FieldResponse(
      String field,
      @Schema(description = "Absent where the field has no value") @Nullable FieldSource source,
      @Schema(description = "Who or what says so; absent: whoever recorded it")
          @Nullable String from,
      @Nullable Confidence confidence,
      @Nullable Instant since,
      @Schema(description = "When a person last stood behind it") @Nullable Instant confirmedAt,
      @Schema(description = "Who or what says something else, if anybody does")
          @Nullable String contradictedBy) {
    static FieldResponse of(FieldOrigins origins, String field) {
      var origin = origins.fields().get(field);
      var other = origins.contradictions().get(field);
      return new FieldResponse(
          field,
          origin == null ? null : origin.source(),
          origin == null ? null : origin.from(),
          origin == null ? null : origin.confidence(),
          origin == null ? null : origin.since(),
          origin == null ? null : origin.confirmedAt(),
          other == null
              ? null
              : other.provenance().from() == null
                  ? other.provenance().source().name()
                  : other.provenance().from());
    }
  }

  /// For each field the systems in which it has each trait.
  @Schema(name = "ProvenanceCounts")
  record CountsResponse(
      @Schema(description = "Systems that pass the filter") long systems,
      List<FieldCounts> fields) {
    static CountsResponse of(ProvenanceQuery.Counts counts) {
      var fields = new TreeMap<String, Map<Trait, Long>>();
      counts
          .counts()
          .forEach(
              count ->
                  fields
                      .computeIfAbsent(count.field(), _ -> new EnumMap<>(Trait.class))
                      .put(count.trait(), count.systems()));
      return new CountsResponse(
          counts.systems(),
          fields.entrySet().stream()
              .map(entry -> new FieldCounts(entry.getKey(), entry.getValue()))
              .toList());
    }
  }

  @Schema(name = "ProvenanceCountsOfField")
  record FieldCounts(String field, Map<Trait, Long> systems) {}
}
