package org.aimsledger.inventory.aisystem;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.SystemNames;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// How much a profile may hold. The sum keeps an event below the store's 60 KiB even when every
/// character takes three bytes.
final class ProfileLimits {
  public static final int LONG_TEXT = 4_000;
  public static final int SHORT_TEXT = 300;
  public static final int ALIASES = 20;
  public static final int ATTRIBUTES = 100;

  /// As many as a record can have.
  public static final int FIELDS = 120;

  public static final int CHARACTERS = 15_000;

  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");

  private ProfileLimits() {}

  /// The same profile, when it is legal.
  ///
  /// @throws IllegalFieldException naming the first field that is not
  public static AiSystemProfile check(AiSystemProfile profile) {
    var aliases = profile.aliases();
    if (aliases.size() > ALIASES) {
      throw new IllegalFieldException("aliases", "at most " + ALIASES + " aliases");
    }
    aliases.forEach(alias -> TextRule.verify("aliases", alias, SystemName.LONGEST));
    distinct("aliases", aliases.size(), new HashSet<>(aliases).size());
    optional("purpose", profile.purpose(), LONG_TEXT);
    optional("intendedUse", profile.intendedUse(), LONG_TEXT);
    if (profile.owner() != null) {
      var _ = new Owner(profile.owner());
    }
    optional("organisation", profile.organisation(), SHORT_TEXT);
    optional("unit", profile.unit(), SHORT_TEXT);
    var roles = new HashSet<>(profile.organisationRoles());
    distinct("organisationRoles", profile.organisationRoles().size(), roles.size());
    if (roles.size() > 1 && roles.contains(OrganisationRole.UNKNOWN)) {
      throw new IllegalFieldException(
          "organisationRoles", "UNKNOWN can not stand beside other roles");
    }
    optional("topicArea", profile.topicArea(), SHORT_TEXT);
    optional("sector", profile.sector(), SHORT_TEXT);
    optional("vendor", profile.vendor(), SHORT_TEXT);
    attributes(profile.attributes());
    total(profile);
    return profile;
  }

  /// The same id, when it is legal.
  public static @Nullable ExternalId check(@Nullable ExternalId id) {
    if (id == null) {
      return null;
    }
    return new ExternalId(
        TextRule.required("externalId.scope", id.scope(), 100),
        TextRule.required("externalId.id", id.id(), 200));
  }

  /// The same provenance, when it is legal.
  public static @Nullable Provenance check(@Nullable Provenance provenance) {
    if (provenance != null && provenance.from() != null) {
      TextRule.verify("provenance.from", provenance.from(), SHORT_TEXT);
    }
    return provenance;
  }

  /// The same names of fields, when there is one at least, and each once.
  static List<String> checkFields(List<String> fields) {
    if (fields.isEmpty() || fields.size() > FIELDS) {
      throw new IllegalFieldException("fields", "one field at least, and at most " + FIELDS);
    }
    distinct("fields", fields.size(), new HashSet<>(fields).size());
    fields.forEach(field -> TextRule.verify("fields", field, 100));
    return List.copyOf(fields);
  }

  private static void optional(String field, @Nullable String text, int longest) {
    if (text != null) {
      TextRule.verify(field, text, longest);
    }
  }

  private static void distinct(String field, int all, int different) {
    if (all != different) {
      throw new IllegalFieldException(field, field + " names something twice");
    }
  }

  private static void attributes(Map<String, AttributeValue> attributes) {
    if (attributes.size() > ATTRIBUTES) {
      throw new IllegalFieldException("attributes", "at most " + ATTRIBUTES + " attributes");
    }
    attributes.forEach(
        (name, value) -> {
          if (!ATTRIBUTE_NAME.matcher(name).matches()) {
            throw new IllegalFieldException(
                "attributes",
                "the name of an attribute is a letter, then up to 59 letters, digits, '_' or '-'");
          }
          var field = "attributes." + name;
          var _ = TextRule.checked(field, value.raw(), LONG_TEXT);
          if (SystemNames.isName(name)) {
            TextRule.verify(field, value.raw(), SystemName.LONGEST);
          }
          optional(field + ".parsed", value.parsed(), LONG_TEXT);
          optional(field + ".precision", value.precision(), 60);
          optional(field + ".flag", value.flag(), 100);
        });
  }

  private static void total(AiSystemProfile profile) {
    var characters = 0;
    for (var entry : ProfileFields.of("", profile).values().entrySet()) {
      characters += entry.getKey().length();
      for (var value : entry.getValue()) {
        characters += value.length();
      }
    }
    if (characters > CHARACTERS) {
      throw new IllegalFieldException(
          "profile",
          "all texts together may have "
              + CHARACTERS
              + " characters, these have "
              + characters
              + "; keep longer texts as documents and link to them");
    }
  }
}
