package org.aimsledger.referencedata.load;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.aimsledger.referencedata.AnnexAControls;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.referencedata.CauseCategories;
import org.aimsledger.referencedata.CoverageMeasures;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.ImpactDimensions;
import org.aimsledger.referencedata.Pack;
import org.aimsledger.referencedata.RetentionRules;

/// Reads one pack file.
public final class PackReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PackReader() {}

  /// Reads a pack; the id in the file says which kind it is.
  ///
  /// @param file how messages name the file
  /// @throws InvalidPackException when anything in it is not as it must be
  public static Pack read(String file, Reader content) {
    try {
      var row = new PackRow(file, "top", YAML.readTree(content));
      var pack = read(row, PackHeader.read(row));
      row.end();
      return pack;
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidPackException(file, e);
    }
  }

  private static Pack read(PackRow file, PackHeader header) {
    return switch (header.version().pack()) {
      case "risk-criteria" -> RiskCriteriaReader.read(file, header);
      case "assessment-duties" -> duties(file, header);
      case "impact-dimensions" -> dimensions(file, header);
      case "annex-a-controls" -> controls(file, header);
      case "event-titles" -> events(file, header);
      case "cause-categories" -> causes(file, header);
      case "coverage-measures" -> measures(file, header);
      case "lifecycle-gates" -> LifecycleGatesReader.read(file, header);
      case "retention-rules" -> retention(file, header);
      case "registration-sheets" -> RegistrationSheetsReader.read(file, header);
      case "filing-templates" -> FilingTemplatesReader.read(file, header);
      case "legal-clocks" -> LegalClocksReader.read(file, header);
      case "risk-classes" -> RiskClassesReader.read(file, header);
      case "detection-rules" -> DetectionRulesReader.read(file, header);
      case "playbooks" -> PlaybooksReader.read(file, header);
      case "taxonomies" -> TaxonomiesReader.read(file, header);
      case "role-duties" -> RoleDutiesReader.read(file, header);
      default -> throw file.problem("unknown pack " + header.version().pack());
    };
  }

  private static AssessmentDuties duties(PackRow file, PackHeader header) {
    return new AssessmentDuties(
        header.version(),
        header.validFrom(),
        header.source(),
        highImpactLive(file.row("highImpactLive")),
        deadline(file.row("incident")),
        deadline(file.row("change")));
  }

  private static AssessmentDuties.HighImpactLive highImpactLive(PackRow row) {
    var duty =
        new AssessmentDuties.HighImpactLive(
            new HashSet<>(row.texts("stages")),
            new HashSet<>(row.texts("highImpact")),
            row.number("dueInDays"),
            row.titles("title"),
            row.text("source"));
    row.end();
    return duty;
  }

  private static AssessmentDuties.Deadline deadline(PackRow row) {
    var deadline =
        new AssessmentDuties.Deadline(
            row.number("dueInDays"), row.titles("title"), row.text("source"));
    row.end();
    return deadline;
  }

  private static ImpactDimensions dimensions(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new ImpactDimensions(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows(
            "dimensions",
            row ->
                new ImpactDimensions.Dimension(
                    row.unusedId(ids),
                    row.flag("required"),
                    row.titles("title"),
                    row.text("source"))));
  }

  private static AnnexAControls controls(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new AnnexAControls(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows(
            "controls",
            row ->
                new AnnexAControls.Control(
                    row.unusedId(ids), row.text("area"), row.titles("title"), row.text("source"))));
  }

  private static CauseCategories causes(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new CauseCategories(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows(
            "categories",
            row ->
                new CauseCategories.Category(
                    row.unusedId(ids),
                    row.text("group"),
                    row.titles("title"),
                    row.text("source"))));
  }

  private static EventTitles events(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new EventTitles(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows("events", row -> new EventTitles.Event(row.unusedId(ids), row.titles("title"))));
  }

  private static CoverageMeasures measures(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new CoverageMeasures(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows("measures", row -> measure(row, row.unusedId(ids))));
  }

  private static CoverageMeasures.Measure measure(PackRow row, String id) {
    var isAttribute = row.has("attribute");
    return new CoverageMeasures.Measure(
        id,
        row.text(isAttribute ? "attribute" : "field"),
        isAttribute,
        row.has("covered") ? new HashSet<>(row.texts("covered")) : Set.of(),
        row.titles("title"),
        row.text("source"));
  }

  private static RetentionRules retention(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new RetentionRules(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows(
            "classes",
            row ->
                new RetentionRules.RecordClass(
                    row.unusedId(ids),
                    new HashSet<>(row.texts("types")),
                    period(row, "minimum"),
                    row.titles("title"),
                    row.text("source"))));
  }

  private static Period period(PackRow row, String key) {
    var text = row.text(key);
    try {
      return Period.parse(text);
    } catch (DateTimeParseException _) {
      throw row.problem(key + " is no period: " + text);
    }
  }
}
