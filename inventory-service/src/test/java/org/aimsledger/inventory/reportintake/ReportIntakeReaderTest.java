package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.inventory.aisystemreport.ReportExtras;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportIntakeReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SYSTEM = "01980000-0000-7000-8000-000000000001";
  private static final String HEAD =
      """
      "specversion": "1.0", "id": "42", "source": "urn:monitoring",
      "type": "org.aimsledger.ai-system-event.v1"\
      """;

  private static String event(String data) {
    return "{" + HEAD + ", \"data\": " + data + "}";
  }

  private static String data(String more) {
    return event(
        "{\"system\": \""
            + SYSTEM
            + "\", \"kind\": \"DRIFT\", \"summary\": \"drifts\""
            + more
            + "}");
  }

  private static IntakeResult read(String text) {
    return ReportIntakeReader.read(text.getBytes(UTF_8), NOW);
  }

  @Test
  void aFullEventIsUnderstood() {
    // When
    var result =
        read(
            """
            {"specversion": "1.0", "id": "42", "source": "urn:monitoring",
             "type": "org.aimsledger.ai-system-event.v1", "time": "2026-11-22T11:00:00Z",
             "datacontenttype": "application/json", "correlationid": "c-1", "extra": true,
             "data": {"system": "01980000-0000-7000-8000-000000000001", "kind": "DRIFT",
                      "summary": " drifts ", "occurredAt": "2026-11-22T10:00:00+01:00",
                      "measurements": [{"metric": "psi", "value": 0.310, "unit": "1"}]}}
            """);

    // Then
    assertThat(result)
        .isEqualTo(
            new IntakeResult.Understood(
                new ReportDraft(
                    "urn:monitoring",
                    "42",
                    "org.aimsledger.ai-system-event.v1",
                    "c-1",
                    new NamedSystem.ById(UUID.fromString(SYSTEM)),
                    ReportKind.DRIFT,
                    "drifts",
                    Instant.parse("2026-11-22T09:00:00Z"),
                    ReportExtras.NONE,
                    List.of(new Measurement("psi", new BigDecimal("0.310"), "1")))));
  }

  private static String typed(String name, String more) {
    return """
        {"specversion": "1.0", "id": "42", "source": "urn:monitoring",
         "type": "org.aimsledger.ai-system.%s.v1", "data": {"system": "%s", %s}}
        """
        .formatted(name, SYSTEM, more);
  }

  private static ReportDraft understood(String text) {
    return switch (read(text)) {
      case IntakeResult.Understood(var draft) -> draft;
      case IntakeResult.Refused(var reason, var detail) ->
          throw new AssertionError(reason + " " + detail);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "deployed,DEPLOYED",
    "version-changed,VERSION_CHANGED",
    "model-retrained,MODEL_RETRAINED",
    "data-source-changed,DATA_SOURCE_CHANGED",
    "drift-detected,DRIFT",
    "metric-recorded,MEASUREMENT",
    "evaluation-failed,EVALUATION_FAILED",
    "guardrail-triggered,GUARDRAIL_TRIGGERED",
    "human-override,HUMAN_OVERRIDE",
    "complaint,COMPLAINT",
    "out-of-scope-use,OUT_OF_SCOPE_USE",
    "stopped,STOPPED",
    "retired,RETIRED"
  })
  void theTypeSaysTheKind(String name, ReportKind kind) {
    // When
    var draft =
        understood(
            typed(
                name,
                "\"details\": {\"version\": 7, \"canary\": true},"
                    + " \"measurements\": [{\"metric\": \"m\", \"value\": 1}]"));

    // Then
    assertThat(draft.kind()).isEqualTo(kind);
    assertThat(draft.extras().type()).isEqualTo("org.aimsledger.ai-system." + name + ".v1");
    assertThat(draft.extras().details())
        .containsExactly(new ReportDetail("version", "7"), new ReportDetail("canary", "true"));
    assertThat(draft.summary()).isNotBlank();
  }

  @Test
  void everyTypeOfOursHasATestOfItsKind() {
    // When / Then: the list above
    assertThat(ReportTypes.KNOWN).hasSize(13);
  }

  @Test
  void anUnknownTypeIsKeptAsItIs() {
    // When
    var draft =
        understood(
            """
            {"specversion": "1.0", "id": "7", "source": "urn:ci", "type": "com.example.scanned.v3",
             "aimsscope": "HHS", "aimsexternalid": "17", "datacontenttype": "application/json",
             "time": "2026-11-22T11:00:00Z", "data": {"score": 1.50, "by": ["a"]}}
            """);

    // Then
    assertThat(draft)
        .isEqualTo(
            new ReportDraft(
                "urn:ci",
                "7",
                "com.example.scanned.v3",
                null,
                new NamedSystem.ByExternalId(new ExternalId("HHS", "17")),
                ReportKind.OTHER,
                "com.example.scanned.v3",
                Instant.parse("2026-11-22T11:00:00Z"),
                new ReportExtras(
                    "com.example.scanned.v3",
                    List.of(),
                    "application/json",
                    "{\"score\":1.50,\"by\":[\"a\"]}",
                    null),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"aimssystem\": \"01980000-0000-7000-8000-000000000001\""
            + "|id:01980000-0000-7000-8000-000000000001",
        "\"aimssystemname\": \" Chat Bot \"|name:chat bot",
        "\"subject\": \"01980000-0000-7000-8000-000000000001\""
            + "|id:01980000-0000-7000-8000-000000000001",
        "\"data\": {\"systemName\": \"Chat Bot\"}|name:chat bot"
      })
  void anUnknownTypeNamesItsSystemInSeveralWays(String field, String key) {
    // When
    var draft =
        understood(
            "{\"specversion\": \"1.0\", \"id\": \"7\", \"source\": \"s\", \"type\": \"com.x\", "
                + field
                + "}");

    // Then
    assertThat(draft.system().key()).isEqualTo(key);
  }

  @Test
  void halfACharacterIsRefused() {
    // When
    var result = read(data(", \"measurements\": [{\"metric\": \"a\\ud800\", \"value\": 1}]"));

    // Then
    assertThat(result)
        .isEqualTo(
            new IntakeResult.Refused(
                QuarantineReason.ILLEGAL_DATA, "data.measurements[0].metric has half a character"));
  }

  @Test
  void theTimeOfTheEventIsWhenItHappenedUnlessTheDataSaysOtherwise() {
    // When
    var result =
        read(
            "{"
                + HEAD
                + ", \"time\": \"2026-11-22T11:00:00Z\", \"data\": {\"externalId\": {\"scope\":"
                + " \"HHS\", \"id\": \"17\"}, \"kind\": \"HARM\", \"summary\": \"s\"}}");

    // Then
    assertThat(result)
        .isEqualTo(
            new IntakeResult.Understood(
                new ReportDraft(
                    "urn:monitoring",
                    "42",
                    "org.aimsledger.ai-system-event.v1",
                    null,
                    new NamedSystem.ByExternalId(new ExternalId("HHS", "17")),
                    ReportKind.HARM,
                    "s",
                    Instant.parse("2026-11-22T11:00:00Z"),
                    ReportExtras.NONE,
                    List.of())));
  }

  static Stream<Arguments> badEvents() {
    return Stream.of(
        Arguments.of("", QuarantineReason.NOT_A_CLOUD_EVENT, "object"),
        Arguments.of("{", QuarantineReason.NOT_JSON, "Unexpected end-of-input"),
        Arguments.of("{} {}", QuarantineReason.NOT_JSON, "Trailing"),
        Arguments.of("{\"id\": 1, \"id\": 2}", QuarantineReason.NOT_JSON, "Duplicate"),
        Arguments.of("[".repeat(60) + "]".repeat(60), QuarantineReason.NOT_JSON, "nesting depth"),
        Arguments.of("[]", QuarantineReason.NOT_A_CLOUD_EVENT, "object"),
        Arguments.of("{}", QuarantineReason.NOT_A_CLOUD_EVENT, "specversion"),
        Arguments.of(
            "{\"specversion\": \"0.3\"}", QuarantineReason.NOT_A_CLOUD_EVENT, "specversion"),
        Arguments.of(
            "{\"specversion\": \"1.0\", \"id\": 7}", QuarantineReason.NOT_A_CLOUD_EVENT, "id "),
        Arguments.of(
            "{\"specversion\": \"1.0\", \"id\": \"7\"}",
            QuarantineReason.NOT_A_CLOUD_EVENT,
            "source "),
        Arguments.of("{" + HEAD + "}", QuarantineReason.ILLEGAL_DATA, "data must be"),
        Arguments.of(data(", \"colour\": 1"), QuarantineReason.ILLEGAL_DATA, "data.colour"),
        Arguments.of(data(", \"externalId\": {}"), QuarantineReason.ILLEGAL_DATA, "exactly one of"),
        Arguments.of(event("{\"system\": \"x\"}"), QuarantineReason.ILLEGAL_DATA, "UUID"),
        Arguments.of(
            event("{\"externalId\": {\"scope\": \"a\"}}"),
            QuarantineReason.ILLEGAL_DATA,
            "data.externalId.id"),
        Arguments.of(
            event("{\"system\": \"" + SYSTEM + "\", \"kind\": \"FUN\"}"),
            QuarantineReason.ILLEGAL_DATA,
            "data.kind"),
        Arguments.of(
            event("{\"system\": \"" + SYSTEM + "\", \"kind\": \"HARM\"}"),
            QuarantineReason.ILLEGAL_DATA,
            "data.summary"),
        Arguments.of(
            data(", \"occurredAt\": \"yesterday\""),
            QuarantineReason.ILLEGAL_DATA,
            "data.occurredAt"),
        Arguments.of(
            data(", \"occurredAt\": \"2026-11-22T12:03:00Z\""),
            QuarantineReason.ILLEGAL_DATA,
            "future"),
        Arguments.of(
            data(", \"measurements\": [{\"metric\": \"m\", \"value\": \"1\"}]"),
            QuarantineReason.ILLEGAL_DATA,
            "data.measurements[0].value"),
        Arguments.of(
            data(", \"measurements\": [{\"metric\": \"m\", \"value\": 1e999999999}]"),
            QuarantineReason.ILLEGAL_DATA,
            "too many digits"),
        Arguments.of(
            data(", \"measurements\": [7]"), QuarantineReason.ILLEGAL_DATA, "measurements[0]"),
        Arguments.of(
            event(
                "{\"system\": \"" + SYSTEM + "\", \"kind\": \"HARM\", \"summary\": \"a\\u0000b\"}"),
            QuarantineReason.ILLEGAL_DATA,
            "control character"),
        Arguments.of(" ".repeat(33 * 1024), QuarantineReason.TOO_LARGE, "may have 32768 bytes"));
  }

  static Stream<Arguments> badEventsByType() {
    return Stream.of(
        Arguments.of(
            "{\"specversion\": \"1.0\", \"id\": \"7\", \"source\": \"s\","
                + " \"type\": \"org.aimsledger.ai-system.exploded.v1\"}",
            QuarantineReason.UNKNOWN_TYPE,
            "org.aimsledger.ai-system.exploded.v1"),
        Arguments.of(
            "{\"specversion\": \"1.0\", \"id\": \"7\", \"source\": \"s\", \"type\": \"com.x\"}",
            QuarantineReason.ILLEGAL_DATA,
            "names no AI system"),
        Arguments.of(
            typed("version-changed", "\"details\": {\"model\": \"m\"}"),
            QuarantineReason.ILLEGAL_DATA,
            "data.details.version must be given"),
        Arguments.of(
            typed("metric-recorded", "\"summary\": \"s\""),
            QuarantineReason.ILLEGAL_DATA,
            "data.measurements must be given"),
        Arguments.of(
            typed("deployed", "\"details\": {\"a\": [1]}"),
            QuarantineReason.ILLEGAL_DATA,
            "data.details.a must be"),
        Arguments.of(
            data(", \"systemName\": \"Chatbot\""), QuarantineReason.ILLEGAL_DATA, "exactly one of"),
        Arguments.of(
            event("{\"system\": \"" + SYSTEM + "\", \"kind\": \"OTHER\"}"),
            QuarantineReason.ILLEGAL_DATA,
            "data.kind"),
        Arguments.of(
            "{\"specversion\": \"1.0\", \"id\": \"7\", \"source\": \"s\", \"type\": \"com.x\","
                + " \"aimssystemname\": \"n\", \"data\": \""
                + "x".repeat(12 * 1024)
                + "\"}",
            QuarantineReason.TOO_LARGE,
            "may have 12288 bytes"));
  }

  @ParameterizedTest
  @MethodSource({"badEvents", "badEventsByType"})
  void aBadEventIsRefusedWithTheReason(String text, QuarantineReason reason, String part) {
    // When
    var result = read(text);

    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            IntakeResult.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail()).contains(part);
            });
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    // When
    var result = ReportIntakeReader.read(new byte[] {'{', '"', (byte) 0xc3, 0x28, '"'}, NOW);

    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            IntakeResult.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(QuarantineReason.NOT_JSON));
  }
}
