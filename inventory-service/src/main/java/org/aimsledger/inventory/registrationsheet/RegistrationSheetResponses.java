package org.aimsledger.inventory.registrationsheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.inventory.registrationsheet.RegistrationSheet.Entry;
import org.aimsledger.inventory.registrationsheet.RegistrationSheet.Status;
import org.aimsledger.referencedata.Titles;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of a registration sheet.
final class RegistrationSheetResponses {
  private RegistrationSheetResponses() {}

  @Schema(name = "RegistrationSheet")
  record SheetResponse(
      UUID system,
      @Schema(description = "Version of the record that was read") long version,
      @Schema(description = "A, B or C") String sheet,
      TitleResponse title,
      @Schema(description = "Where it comes from") String source,
      @Schema(description = "pack@version") String pack,
      @Schema(description = "Whose law and whose record") Instant asOf,
      @Schema(description = "Whether nothing is missing") boolean complete,
      @Schema(description = "Ids of the items that are missing") List<String> missing,
      List<ItemResponse> items) {
    static SheetResponse of(
        UUID system, long version, RegistrationSheet filled, String pack, Instant asOf) {
      var missing = filled.missing();
      return new SheetResponse(
          system,
          version,
          filled.sheet().id(),
          TitleResponse.of(filled.sheet().title()),
          filled.sheet().source(),
          pack,
          asOf,
          missing.isEmpty(),
          missing,
          filled.entries().stream().map(ItemResponse::of).toList());
    }
  }

  @Schema(name = "RegistrationSheetItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemResponse(
      String id,
      @Schema(description = "As the law counts") String number,
      TitleResponse title,
      Status status,
      boolean required,
      @Schema(description = "Place of the record where the answer stands, or would") String place,
      @Schema(description = "As it stands in the record") List<String> answer,
      String source,
      @Schema(description = "First day on which it is asked for") LocalDate since,
      @Schema(description = "First day on which it is not asked for any more")
          @Nullable LocalDate deleted,
      @Nullable String deletedBy) {
    static ItemResponse of(Entry entry) {
      var item = entry.item();
      return new ItemResponse(
          item.id(),
          item.number(),
          TitleResponse.of(item.title()),
          entry.status(),
          item.required(),
          entry.place(),
          entry.answer(),
          item.source(),
          item.since(),
          item.deleted(),
          item.deletedBy());
    }
  }

  @Schema(name = "RegistrationSheetTitle")
  record TitleResponse(
      String en, @JsonProperty("zh-Hans") String zhHans, @JsonProperty("zh-Hant") String zhHant) {
    static TitleResponse of(Titles titles) {
      return new TitleResponse(titles.en(), titles.zhHans(), titles.zhHant());
    }
  }

  /// 404.
  static Problem unknownSystem(UUID system) {
    return Problems.notFound("registration-sheet/unknown-system", "AI system", system);
  }

  /// 404.
  static Problem unknownSheet(String sheet) {
    return Problems.notFound("registration-sheet/unknown-sheet", "sheet", sheet);
  }
}
