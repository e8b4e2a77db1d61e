package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/// Model cards and descriptions of data → fields.
final class BillModelReader {
  private static final String PARAMETERS = "modelCard/modelParameters/";
  private static final String CONSIDERATIONS = "modelCard/considerations/";

  private BillModelReader() {}

  /// What stays the same from version to version.
  static void model(BillFieldsReader fields) {
    var _ =
        fields
            .text("developer", "publisher")
            .text("learning", PARAMETERS + "approach/type")
            .taken(
                fields.fields().containsKey("learning")
                        && fields.at(PARAMETERS + "approach").size() == 1
                    ? PARAMETERS + "approach"
                    : PARAMETERS + "approach/type")
            .text("tasks", PARAMETERS + "task")
            .text("architecture", PARAMETERS + "modelArchitecture")
            .text("architecture", PARAMETERS + "architectureFamily")
            .values("inputs", PARAMETERS + "inputs", formats(fields.at(PARAMETERS + "inputs")))
            .values("outputs", PARAMETERS + "outputs", formats(fields.at(PARAMETERS + "outputs")))
            .lines(
                "intendedUse",
                CONSIDERATIONS + "useCases",
                BillFieldsReader.texts(fields.at(CONSIDERATIONS + "useCases")));
  }

  /// What may differ from version to version.
  static void facts(BillFieldsReader fields) {
    var _ =
        fields
            .lines(
                "metrics",
                "modelCard/quantitativeAnalysis/performanceMetrics",
                each(
                    fields.at("modelCard/quantitativeAnalysis/performanceMetrics"),
                    BillModelReader::metric))
            .lines(
                "limitations",
                CONSIDERATIONS + "technicalLimitations",
                BillFieldsReader.texts(fields.at(CONSIDERATIONS + "technicalLimitations")))
            .lines(
                "ethicalConsiderations",
                CONSIDERATIONS + "ethicalConsiderations",
                each(
                    fields.at(CONSIDERATIONS + "ethicalConsiderations"),
                    risk -> BillFieldsReader.joined(risk, ": ", "name", "mitigationStrategy")))
            .lines(
                "knownBias",
                CONSIDERATIONS + "fairnessAssessments",
                each(
                    fields.at(CONSIDERATIONS + "fairnessAssessments"),
                    fair ->
                        BillFieldsReader.joined(
                            fair, "; ", "groupAtRisk", "benefits", "harms", "mitigationStrategy")))
            .lines(
                "energyConsumption",
                // Who provides the energy has no field: the place stays among what is further.
                CONSIDERATIONS + "environmentalConsiderations/energyConsumptions/costs",
                each(
                    fields.at(CONSIDERATIONS + "environmentalConsiderations/energyConsumptions"),
                    BillModelReader::energy));
  }

  /// @param prefix of the description: empty, or the path of one among several
  static void data(BillFieldsReader fields, String prefix) {
    var sensitive = BillFieldsReader.texts(fields.at(prefix + "sensitiveData"));
    var _ =
        fields
            .taken(prefix + "type")
            .taken(prefix + "bom-ref")
            .taken(prefix + "name")
            .text("description", prefix + "description")
            .text("documentation", prefix + "contents/url")
            .text("confidentiality", prefix + "classification")
            .values("sensitiveCategories", prefix + "sensitiveData", sensitive)
            .values(
                "sensitiveData",
                prefix + "sensitiveData/any",
                sensitive.isEmpty() ? List.of() : List.of("YES"));
  }

  static void licences(BillFieldsReader fields) {
    var licences = fields.at("licenses");
    var names =
        BillFieldsReader.stream(licences)
            .map(
                choice ->
                    choice.has("expression")
                        ? choice.path("expression").asText()
                        : BillFieldsReader.joined(choice.path("license"), " ", "id", "name"))
            .toList();
    var plain =
        BillFieldsReader.stream(licences)
            .allMatch(choice -> choice.size() == 1 && choice.path("license").size() <= 1);
    var _ = fields.values("licences", plain ? "licenses" : "licenses/names", names);
  }

  /// What one file is known by.
  static BillFieldsReader file(BillFieldsReader facts) {
    var all = facts.at("hashes");
    var hashes =
        BillFieldsReader.stream(all)
            .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
            .map(hash -> hash.path("content").asText())
            .toList();
    return hashes.size() == 1
        ? facts.values("sha256", all.size() == 1 ? "hashes" : "hashes/sha256", hashes)
        : facts;
  }

  private static List<String> formats(JsonNode list) {
    return each(list, item -> BillFieldsReader.joined(item, " ", "format"));
  }

  private static String metric(JsonNode metric) {
    var bounds =
        BillFieldsReader.joined(
            metric.path("confidenceInterval"), " – ", "lowerBound", "upperBound");
    return BillFieldsReader.joined(metric, ": ", "type", "value", "slice")
        + (bounds.isEmpty() ? "" : " (" + bounds + ")");
  }

  private static String energy(JsonNode consumption) {
    return BillFieldsReader.joined(consumption, "", "activity")
        + ": "
        + BillFieldsReader.joined(consumption.path("activityEnergyCost"), " ", "value", "unit");
  }

  private static List<String> each(JsonNode list, Function<JsonNode, String> written) {
    return BillFieldsReader.stream(list).map(written).toList();
  }
}
