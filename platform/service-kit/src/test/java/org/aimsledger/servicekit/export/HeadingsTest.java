package org.aimsledger.servicekit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "absent|personalData|externalId.scope",
        "en-GB,zh;q=0.5|personalData|externalId.scope",
        "zh|个人数据|外部编号.范围",
        "zh-CN,en;q=0.8|个人数据|外部编号.范围",
        "zh-Hant|個人資料|外部編號.範圍",
        "en;q=0.2,zh-TW;q=0.9|個人資料|外部編號.範圍",
        "zh-Hans-HK|个人数据|外部编号.范围",
        "*|personalData|externalId.scope",
        "-;;=|personalData|externalId.scope",
      })
  void headingsAreInTheLanguageOfTheFirstWish(
      @Nullable String accept, String first, String second) {
    // When
    var headings = Headings.of(List.of("personalData", "externalId.scope", "unheardOf"), accept);

    // Then
    assertThat(headings).containsExactly(first, second, "unheardOf");
  }
}
