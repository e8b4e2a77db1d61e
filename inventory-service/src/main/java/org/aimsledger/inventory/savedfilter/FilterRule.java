package org.aimsledger.inventory.savedfilter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.FilterParameter;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What a filter has to keep to: a list of ours, and parameters that end.
final class FilterRule {
  static final int NAME = 100;
  static final int UNIT = 300;
  static final int UNITS = 50;
  private static final int PARAMETERS = 20;
  private static final int VALUES = 50;
  private static final int PARAMETER = 50;
  private static final int VALUE = 300;

  /// Lists that can be filtered: the last part of their path.
  private static final Set<String> LISTS =
      Set.of(
          "ai-systems",
          "components",
          "component-links",
          "notices",
          "out-of-scope-uses",
          "reviews",
          "changes",
          "register",
          "search",
          "unregistered-systems");

  private FilterRule() {}

  /// @throws IllegalFieldException when there is no such list
  static String list(String list) {
    if (!LISTS.contains(list)) {
      throw new IllegalFieldException(
          "list", "list must be one of " + LISTS.stream().sorted().toList());
    }
    return list;
  }

  /// @return absent: nobody else sees it
  /// @throws IllegalFieldException when units are too many or not legal, or named beside everybody
  static @Nullable FilterAudience audience(@Nullable FilterAudience audience) {
    if (audience == null || (!audience.everybody() && audience.units().isEmpty())) {
      return null;
    }
    if (audience.everybody() && !audience.units().isEmpty()) {
      throw new IllegalFieldException("units", "units are not named where everybody sees it");
    }
    if (audience.units().size() > UNITS) {
      throw new IllegalFieldException("units", "units may be at most " + UNITS);
    }
    return new FilterAudience(
        audience.everybody(),
        audience.units().stream()
            .map(unit -> TextRule.required("units", unit, UNIT))
            .distinct()
            .sorted()
            .toList());
  }

  /// @throws IllegalFieldException when they are too many, too long, or one is there twice
  static List<FilterParameter> parameters(List<FilterParameter> parameters) {
    if (parameters.size() > PARAMETERS) {
      throw new IllegalFieldException("parameters", "parameters may be at most " + PARAMETERS);
    }
    var names = new HashSet<String>();
    for (var parameter : parameters) {
      TextRule.verify("parameters.name", parameter.name(), PARAMETER);
      if (!names.add(parameter.name())) {
        throw new IllegalFieldException(
            "parameters", "parameters has " + parameter.name() + " twice");
      }
      if (parameter.values().isEmpty() || parameter.values().size() > VALUES) {
        throw new IllegalFieldException(
            "parameters.values", "parameters.values needs 1 to " + VALUES + " values");
      }
      parameter.values().forEach(value -> TextRule.verify("parameters.values", value, VALUE));
    }
    return List.copyOf(parameters);
  }
}
