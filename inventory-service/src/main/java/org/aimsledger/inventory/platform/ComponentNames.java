package org.aimsledger.inventory.platform;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.FieldValue;
import org.jspecify.annotations.Nullable;

/// Names of components: in three languages, or the label of a part.
public final class ComponentNames {
  public static final String ENGLISH = "nameEn";
  public static final String SIMPLIFIED = "nameZhHans";
  public static final String TRADITIONAL = "nameZhHant";

  /// The names, in the order in which one is chosen to be shown.
  public static final List<String> FIELDS = List.of(ENGLISH, SIMPLIFIED, TRADITIONAL);

  private ComponentNames() {}

  /// The name to show where there is room for one.
  ///
  /// @param label of a part among the parts of its whole
  public static String shown(Map<String, FieldValue> fields, @Nullable String label) {
    return Stream.concat(FIELDS.stream().map(field -> text(fields, field)), Stream.of(label))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /// The first value of a field.
  public static @Nullable String text(Map<String, FieldValue> fields, String field) {
    var value = fields.get(field);
    return value == null || value.values().isEmpty() ? null : value.values().getFirst();
  }
}
