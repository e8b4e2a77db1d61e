package org.aimsledger.inventory.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  private static final Mapping MAPPING =
      MappingReader.read(
          """
          id: lamps
          identity: {scope: office, id: id, withoutId: [name]}
          name: {column: name}
          profile: {}
          """);

  @Test
  void aByteOrderMarkAndLineBreaksInHeadersAreNoTrouble() {
    // When
    var table = read("\uFEFFoffice,id,\"name\"\n1,2,\"a\nb\"\n");

    // Then
    assertThat(table.columns()).containsExactly("office", "id", "name");
    assertThat(table.rows().getFirst()).containsEntry("name", "a\nb");
  }

  @Test
  void anotherEncodingIsNamedAndNotGuessed() {
    // Given
    var bytes = "office,id,name\n1,2,Größe\n".getBytes(Charset.forName("windows-1252"));

    // When, Then
    assertThatThrownBy(() -> TableReader.read(bytes, MAPPING))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.ENCODING_WRONG))
        .hasMessageContaining("Byte 22");
  }

  @Test
  void missingColumnsAreListed() {
    assertThatThrownBy(() -> read("office,title\n1,2\n"))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.COLUMNS_MISSING);
              assertThat(e.places()).containsExactly("id", "name");
            });
  }

  @Test
  void aBrokenQuoteIsAnError() {
    assertThatThrownBy(() -> read("office,id,name\n1,2,\"never closed\n3,4,5\n"))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TABLE_MALFORMED))
        .hasMessageStartingWith("The file can't be read as a table: (startline 2) EOF reached");
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsNamed() {
    assertThatThrownBy(() -> read("office,id,name\n1,2,3\n1,2,3,4\n"))
        .hasMessageContaining("Row 2 has 4 cells, the header has 3");
  }

  @Test
  void anEmptyFileIsAnError() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
  }

  @Test
  void anUnknownKeyOfAMappingIsNamed() {
    assertThatThrownBy(
            () ->
                MappingReader.read(
                    """
                    id: lamps
                    identity: {scope: office, id: id, withoutId: [name], extra: x}
                    name: {column: name}
                    profile: {}
                    """))
        .hasMessageContaining("mapping.identity.extra is unknown");
  }

  @Test
  void aConstantThatDoesNotExistIsNamedWithTheOnesThatDo() {
    assertThatThrownBy(
            () ->
                MappingReader.read(
                    """
                    id: lamps
                    identity: {scope: office, id: id, withoutId: [name]}
                    name: {column: name}
                    profile: {}
                    stage: {column: stage, values: {On: LIT}}
                    """))
        .hasMessageContaining("LIT is none of [UNKNOWN, INCEPTION");
  }

  @Test
  void aZeroCharacterIsAnErrorThatNamesTheLikelyEncoding() {
    assertThatThrownBy(() -> read("office,id,name\n1,2,La\u0000mp\n"))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.ENCODING_WRONG))
        .hasMessageContaining("UTF-16LE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HH:mm", "dd", "MM", "YYYY"})
  void aPatternThatGivesNoDateIsRefused(String pattern) {
    assertThatThrownBy(() -> MappingReader.read(mappingWithDate(pattern)))
        .hasMessageContaining("mapping.attributes.since.patterns " + pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd HH:mm:ss", "M/d/yyyy", "MMM-yy", "yyyy", "yyyyMMdd"})
  void aPatternThatGivesAtLeastAYearIsAccepted(String pattern) {
    assertThat(MappingReader.read(mappingWithDate(pattern)).attributes()).containsKey("since");
  }

  private static String mappingWithDate(String pattern) {
    return """
    id: lamps
    identity: {scope: office, id: id, withoutId: [name]}
    name: {column: name}
    profile: {}
    attributes: {since: {column: id, kind: date, patterns: ["%s"]}}
    """
        .formatted(pattern);
  }

  private static Table read(String text) {
    return TableReader.read(text.getBytes(StandardCharsets.UTF_8), MAPPING);
  }
}
