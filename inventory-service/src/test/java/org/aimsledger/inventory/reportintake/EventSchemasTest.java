package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The published schemas and the code that reads events say the same.
class EventSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String DRIFT = "org.aimsledger.ai-system.drift-detected.v1";
  private static final String VERSION = "org.aimsledger.ai-system.version-changed.v1";
  private static final String METRIC = "org.aimsledger.ai-system.metric-recorded.v1";

  private static boolean isValid(String type, String event) {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(JSON.valueToTree(EventSchemas.all().get(type)).toString());
    return schema
        .validate(
            event,
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .isEmpty();
  }

  private static boolean isRead(String event) {
    return ReportIntakeReader.read(event.getBytes(UTF_8), NOW) instanceof IntakeResult.Understood;
  }

  private static String example(String type) {
    return JSON.valueToTree(AsyncApi.example(type)).toString();
  }

  static Stream<String> types() {
    return EventSchemas.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void theExampleOfATypeIsValidAndIsRead(String type) {
    // Given
    var example = example(type);

    // When
    var valid = isValid(type, example);
    var read = isRead(example);

    // Then
    assertThat(valid).isTrue();
    assertThat(read).isTrue();
  }

  /// Changes of the example; both sides refuse what each of them leads to.
  static Stream<Arguments> breaks() {
    return Stream.of(
        Arguments.of(DRIFT, "\"specversion\":\"1.0\"", "\"specversion\":\"0.3\""),
        Arguments.of(DRIFT, "\"id\":\"42\"", "\"id\":\" \""),
        Arguments.of(DRIFT, "\"id\":\"42\",", ""),
        Arguments.of(DRIFT, "\"source\":\"urn:monitoring:eu-1\"", "\"source\":7"),
        Arguments.of(DRIFT, "drift-detected", "exploded"),
        Arguments.of(DRIFT, "urn:monitoring:eu-1", "x".repeat(201)),
        Arguments.of(DRIFT, "\"time\":\"2026-11-22T04:00:00Z\"", "\"time\":\"yesterday\""),
        Arguments.of(DRIFT, "\"scope\":\"CMDB\",", ""),
        Arguments.of(DRIFT, "\"scope\":\"CMDB\"", "\"scope\":\"CMDB\",\"more\":1"),
        Arguments.of(DRIFT, "\"data\":{", "\"data\":{\"colour\":1,"),
        Arguments.of(DRIFT, "\"data\":{", "\"data\":{\"systemName\":\"x\","),
        Arguments.of(
            DRIFT, "\"externalId\":{\"scope\":\"CMDB\",\"id\":\"support-assistant\"},", ""),
        Arguments.of(
            DRIFT,
            "\"externalId\":{\"scope\":\"CMDB\",\"id\":\"support-assistant\"}",
            "\"system\":\"x\""),
        Arguments.of(DRIFT, "\"summary\":\"Seen by the monitoring\"", "\"summary\":\"\""),
        Arguments.of(DRIFT, "\"value\":0.31", "\"value\":\"0.31\""),
        Arguments.of(DRIFT, "\"metric\":\"psi\",", ""),
        Arguments.of(DRIFT, "\"unit\":\"1\"", "\"unit\":\"" + "x".repeat(31) + "\""),
        Arguments.of(DRIFT, "\"version\":\"7\"", "\"version\":[7]"),
        Arguments.of(DRIFT, "\"version\":\"7\"", "\"version\":\"" + "x".repeat(2_001) + "\""),
        Arguments.of(DRIFT, "\"version\":\"7\"", "\" \":\"7\""),
        Arguments.of(VERSION, "\"version\":\"7\"", "\"model\":\"7\""),
        Arguments.of(VERSION, ",\"details\":{\"version\":\"7\"}", ""),
        Arguments.of(
            METRIC, "\"measurements\":[{\"metric\":\"psi\",\"value\":0.31,\"unit\":\"1\"}],", ""),
        Arguments.of(ReportTypes.ANY_KIND, "\"kind\":\"DRIFT\"", "\"kind\":\"FUN\""),
        Arguments.of(ReportTypes.ANY_KIND, "\"kind\":\"DRIFT\",", ""),
        Arguments.of(ReportTypes.ANY_KIND, "\"summary\":\"Seen by the monitoring\",", ""),
        Arguments.of(EventSchemas.OTHER, "com.example.", "org.aimsledger."),
        Arguments.of(EventSchemas.OTHER, "\"aimssystemname\":\"Support assistant\",", ""));
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void whatTheSchemaRefusesIsNotRead(String type, String before, String after) {
    // Given
    var broken = example(type).replace(before, after);
    assertThat(broken).isNotEqualTo(example(type));

    // When
    var valid = isValid(type, broken);
    var read = isRead(broken);

    // Then
    assertThat(valid).isFalse();
    assertThat(read).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "50,50,true",
    "51,50,false",
    "50,51,false",
  })
  void bothSidesCountTheSame(int measurements, int details, boolean legal) {
    // Given
    ObjectNode event = JSON.valueToTree(AsyncApi.example(DRIFT));
    var figures = event.withArray("/data/measurements").removeAll();
    for (var i = 0; i < measurements; i++) {
      figures.addObject().put("metric", "m" + i).put("value", i);
    }
    var facts = event.withObject("/data/details").removeAll();
    for (var i = 0; i < details; i++) {
      facts.put("d" + i, i);
    }

    // When
    var valid = isValid(DRIFT, event.toString());
    var read = isRead(event.toString());

    // Then
    assertThat(valid).isEqualTo(legal);
    assertThat(read).isEqualTo(legal);
  }

  @Test
  void everyReferenceOfTheAsyncApiDocumentLeadsSomewhere() {
    // Given
    var document = JSON.valueToTree(AsyncApi.document());
    var references = new ArrayList<String>();
    collect(document, references);

    // When
    var missing =
        references.stream()
            .filter(reference -> document.at(reference.substring(1)).isMissingNode())
            .toList();

    // Then
    assertThat(references).hasSizeGreaterThan(60);
    assertThat(missing).isEmpty();
    assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(document.at("/channels/topic/address").asText())
        .isEqualTo("aims.ai-system-events.v1");
  }

  @Test
  void theAsyncApiDocumentHasAMessageForEachTypeThatIsRead() {
    // Given
    var document = JSON.valueToTree(AsyncApi.document());

    // When
    var names = new ArrayList<String>();
    document
        .at("/components/messages")
        .forEach(message -> names.add(message.path("name").asText()));

    // Then
    var expected =
        new ArrayList<>(ReportTypes.KNOWN.stream().map(ReportTypes.Known::type).toList());
    expected.addAll(List.of(ReportTypes.ANY_KIND, EventSchemas.OTHER));
    assertThat(names).isEqualTo(expected);
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.path("$ref").isTextual()) {
      references.add(node.path("$ref").asText());
    }
    node.forEach(child -> collect(child, references));
  }
}
