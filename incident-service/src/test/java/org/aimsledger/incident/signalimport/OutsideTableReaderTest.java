package org.aimsledger.incident.signalimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTableReaderTest {
  private static final ImportMapping MAPPING =
      MappingReader.read(
          """
          id: own
          version: "1"
          scope: own
          record: id
          labels: [{taxonomy: OWN, field: Kind}]
          """);

  @Test
  void quotesLineBreaksAndAByteOrderMarkAreRead() {
    // When
    var rows = read("\uFEFFid,Kind,other\n1,\"a \"\"b\"\",\nc\",x\n\n2,,y\n");

    // Then
    assertThat(rows).extracting(OutsideRow::number).containsExactly(1L, 2L);
    assertThat(rows.getFirst().cell("Kind")).isEqualTo("a \"b\",\nc");
    assertThat(rows.getLast().cell("Kind")).isEmpty();
    assertThat(rows.getFirst().cells()).doesNotContainKey("other");
  }

  @Test
  void aColumnThatNobodyNamesMayOccurTwice() {
    // When
    var rows = read("id,Kind,AI System,AI System\n1,a,b,c\n");

    // Then
    assertThat(rows).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "'id\\n1\\n'|has no column Kind",
        "'id,Kind,Kind\\n1,a,b\\n'|has 2 columns named Kind",
        "'id,Kind\\n1,a,b\\n'|has 3 cells in row 1, the header has 2",
        "'id,Kind\\n1,\"a\\n'|is no table",
        "'id,Kind\\n1,a\\n2,b\\n3,c\\n4,d\\n'|has more than 3 rows"
      })
  void aTableThatCanNotBeUsedIsRefusedAsAWhole(String table, String reason) {
    // When, Then
    assertThatThrownBy(() -> read(table.replace("\\n", "\n")))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    // Given
    var latin = "id,Kind\n1,Straße\n".getBytes(StandardCharsets.ISO_8859_1);

    // When, Then
    assertThatThrownBy(() -> OutsideTableReader.read(latin, MAPPING, 3))
        .hasMessageContaining("is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- a\n",
        "id: x\n",
        "id: x\nversion: 1\nscope: s\nrecord: r\nsurprise: y\n",
        "id: x\nversion: 1\nscope: s\nrecord: [r]\n",
        "id: x\nversion: 1\nscope: s\nrecord: r\ndelimiter: '\"'\n",
        "id: x\nversion: 1\nscope: s\nrecord: r\nmatter: {title: t}\n",
        "id: x\nversion: 1\nscope: s\nrecord: r\nlabels: {a: b}\n",
        "id: x\nversion: 1\nscope: s\nrecord: r\nlabels: [{taxonomy: t, field: f, kind: odd}]\n",
        "{{{"
      })
  void aMappingThatIsNoneSaysWhere(String yaml) {
    // When, Then
    assertThatThrownBy(() -> MappingReader.read(yaml))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessageMatching("(?s).{5,}");
  }

  @Test
  void everyBundledMappingIsRead() {
    // When, Then
    for (var id : MappingReader.BUNDLED) {
      assertThat(MappingReader.bundled(id)).map(ImportMapping::id).contains(id);
    }
    assertThat(MappingReader.bundled("../application")).isEmpty();
  }

  private static List<OutsideRow> read(String table) {
    return OutsideTableReader.read(table.getBytes(StandardCharsets.UTF_8), MAPPING, 3);
  }
}
