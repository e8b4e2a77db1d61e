package org.aimsledger.incident.detectionrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.referencedata.DetectionRules;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentRulesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "COUNT,60,-,AT_LEAST,3,1,-,0",
        "COUNT,-,5,AT_MOST,0,5,-,0",
        "SHARE,60,-,ABOVE,0.25,20,-,3600",
        "SHARE,-,100,BELOW,1,100,-,3600",
        "SUM,3600,-,ABOVE,100,1,cost,3600",
        "SPREAD,-,10,ABOVE,0,2,gap,3600",
        "AVERAGE,2678400,-,BELOW,-3.5,1,x,31622400",
      })
  void whatMakesSense(
      DetectionMeasure measure,
      Long seconds,
      Integer last,
      DetectionComparison comparison,
      String threshold,
      int fewest,
      String metric,
      long coolDown) {
    var content = content(measure, seconds, last, comparison, threshold, fewest, metric, coolDown);

    assertThat(ContentRules.checked(content)).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "COUNT,-,-,AT_LEAST,3,1,-,0,either seconds or last",
        "COUNT,60,5,AT_LEAST,3,1,-,0,either seconds or last",
        "COUNT,0,-,AT_LEAST,3,1,-,0,window.seconds",
        "COUNT,2678401,-,AT_LEAST,3,1,-,0,window.seconds",
        "COUNT,-,201,AT_LEAST,3,1,-,0,window.last",
        "COUNT,-,5,AT_LEAST,6,1,-,0,not be more than window.last",
        "COUNT,-,5,AT_LEAST,3,6,-,0,window.fewest",
        "COUNT,60,-,AT_LEAST,3,0,-,0,window.fewest",
        "COUNT,60,-,BELOW,3,1,-,0,can only rise",
        "COUNT,60,-,AT_LEAST,0,1,-,0,always true",
        "COUNT,60,-,ABOVE,-1,1,-,0,negative",
        "SHARE,60,-,ABOVE,25,1,-,0,0 to 1",
        "SUM,60,-,ABOVE,25,1,-,0,metric is required",
        "SPREAD,60,-,ABOVE,-1,1,gap,0,negative",
        "SUM,60,-,ABOVE,1e16,1,cost,0,window.threshold",
        "SUM,60,-,ABOVE,1e-300,1,cost,0,window.threshold",
        "COUNT,60,-,AT_LEAST,3,1,-,-1,coolDownSeconds",
        "COUNT,60,-,AT_LEAST,3,1,-,31622401,coolDownSeconds",
      })
  void whatDoesNot(
      DetectionMeasure measure,
      Long seconds,
      Integer last,
      DetectionComparison comparison,
      String threshold,
      int fewest,
      String metric,
      long coolDown,
      String message) {
    var content = content(measure, seconds, last, comparison, threshold, fewest, metric, coolDown);

    assertThatThrownBy(() -> ContentRules.checked(content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  static List<DetectionRules.Template> templates() {
    return BundledPacks.load().detectionRules().all().getLast().templates();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsARuleWhoseConditionCanBeUsed(DetectionRules.Template template) {
    // Given
    var conditions = new ConditionReader(new ConditionReader.Limits(2_000, 32, 5_000, 100));

    // When
    var content = Templates.content(template);

    // Then
    assertThat(conditions.read(content.condition(), content.metric() != null))
        .isInstanceOf(Reading.Usable.class);
    assertThat(content.name().zhHans()).isNotBlank();
  }

  private static DetectionRuleContent content(
      DetectionMeasure measure,
      Long seconds,
      Integer last,
      DetectionComparison comparison,
      String threshold,
      int fewest,
      String metric,
      long coolDown) {
    return new DetectionRuleContent(
        new DetectionRuleName("Rule", "规则", "規則"),
        List.of(),
        List.of(),
        metric,
        "true",
        new DetectionWindow(measure, seconds, last, comparison, new BigDecimal(threshold), fewest),
        DetectionRearm.AFTER_COOL_DOWN,
        coolDown,
        DetectionAllowance.NONE);
  }
}
