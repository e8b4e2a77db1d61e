package org.aimsledger.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {
  private static final String PUBLISHED =
      """
      {"type": "object",
       "properties": {
         "lamp": {"type": "string", "format": "uuid"},
         "watts": {"type": "integer"},
         "colour": {"$ref": "#/$defs/Colour"},
         "parts": {"type": "array", "items": {"$ref": "#/$defs/Part"}},
         "labels": {"type": "object", "additionalProperties": {"type": "string"}},
         "remark": {"type": "string"}},
       "required": ["lamp", "watts", "colour", "parts", "labels"],
       "$defs": {
         "Colour": {"description": "Of the light.", "enum": ["RED", "GREEN"]},
         "Part": {"type": "object",
           "properties": {"name": {"type": "string"}, "inside": {"$ref": "#/$defs/Part"}},
           "required": ["name"]}}}
      """;

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"watts\": {\"type\": \"integer\"},| |watts: was removed",
        "\"watts\": {\"type\": \"integer\"}|\"watts\": {\"type\": \"string\"}"
            + "|watts: type was integer, is string",
        "\"format\": \"uuid\"|\"format\": \"date\"|lamp: format was uuid, is date",
        "\"required\": [\"lamp\",|\"required\": [\"remark\", \"lamp\","
            + "|remark: is newly required, and stored events don't have it",
        "\"RED\", \"GREEN\"|\"GREEN\"|colour: the value RED was removed",
        "\"enum\": [\"RED\", \"GREEN\"]|\"pattern\": \"\""
            + "|colour: is no longer the same kind of value: an enum on one side only",
        "\"name\": {\"type\": \"string\"}|\"name\": {\"type\": \"number\"}"
            + "|parts[].name: type was string, is number",
        "\"required\": [\"name\"]|\"required\": [\"name\", \"inside\"]"
            + "|parts[].inside: is newly required, and stored events don't have it",
        "\"additionalProperties\": {\"type\": \"string\"}"
            + "|\"additionalProperties\": {\"type\": \"number\"}"
            + "|labels[]: type was string, is number",
        "\"parts\", \"labels\"]|\"parts\"]"
            + "|labels: may now be left out, and readers of today count on it"
      })
  void whatStoredEventsOrOldReadersCanNotBearIsReported(
      String before, String after, String expected) throws JsonProcessingException {
    // Given
    var changed = PUBLISHED.replace(before, after == null ? "" : after);
    assertThat(changed).isNotEqualTo(PUBLISHED);

    // When
    var problems = SchemaCompatibility.problems(json(PUBLISHED), json(changed));

    // Then
    assertThat(problems).first().isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"remark\": {|\"note\": {\"type\": \"string\"}, \"remark\": {",
        "\"RED\", \"GREEN\"|\"RED\", \"GREEN\", \"BLUE\"",
        "Of the light.|Of its light.",
        "Colour|Hue"
      })
  void whatNobodyIsHurtByPasses(String before, String after) throws JsonProcessingException {
    // Given
    var changed = PUBLISHED.replace(before, after);
    assertThat(changed).isNotEqualTo(PUBLISHED);

    // When
    var problems = SchemaCompatibility.problems(json(PUBLISHED), json(changed));

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void nothingHasChangedInTheSameSchema() throws JsonProcessingException {
    // When
    var problems = SchemaCompatibility.problems(json(PUBLISHED), json(PUBLISHED));

    // Then
    assertThat(problems).isEmpty();
  }
}
