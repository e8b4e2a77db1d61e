package org.aimsledger.inventory.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason;
import org.junit.jupiter.api.Test;

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
            e -> assertThat(e.reason()).isEqualTo(Reason.TABLE_MALFORMED));
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

  private static Table read(String text) {
    return TableReader.read(text.getBytes(StandardCharsets.UTF_8), MAPPING);
  }
}
