package org.aimsledger.inventory.platform;

import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.FieldChange;
import org.jspecify.annotations.Nullable;

/// Names of AI systems in each of the three languages, beside the one name that every system has.
/// They are attributes of the profile and called as those of components are.
public final class SystemNames {
  private static final String PREFIX = "attributes.";
  private static final String RAW = ".raw";

  private SystemNames() {}

  /// Whether an attribute of a profile is a name.
  public static boolean isName(String attribute) {
    return ComponentNames.FIELDS.contains(attribute);
  }

  /// The name in one language.
  ///
  /// @param attribute one of [ComponentNames#FIELDS]
  public static @Nullable String of(AiSystemProfile profile, String attribute) {
    var value = profile.attributes().get(attribute);
    return value == null ? null : value.raw();
  }

  /// The names that changes set, each with its values; none: it has no such name any more.
  public static Map<String, List<String>> changed(FieldChange change) {
    var field = change.field();
    if (!field.startsWith(PREFIX) || !field.endsWith(RAW)) {
      return Map.of();
    }
    var attribute = field.substring(PREFIX.length(), field.length() - RAW.length());
    return isName(attribute) ? Map.of(attribute, change.to()) : Map.of();
  }
}
