package org.aimsledger.inventory.aisystem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.jspecify.annotations.Nullable;

/// Name and profile as flat fields, each with its values: the form in which changes are recorded. A
/// field without value is not in the map.
record ProfileFields(SortedMap<String, List<String>> values) {
  static final String NAME = "name";
  static final String OWNER = "owner";
  static final String ROLES = "organisationRoles";
  static final String ATTRIBUTE = "attributes.";
  private static final String RAW = ".raw";
  private static final String PARSED = ".parsed";
  private static final String PRECISION = ".precision";
  private static final String FLAG = ".flag";

  public ProfileFields {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static ProfileFields of(String name, AiSystemProfile profile) {
    var fields = new TreeMap<String, List<String>>();
    put(fields, NAME, name);
    put(fields, "aliases", profile.aliases());
    put(fields, "purpose", profile.purpose());
    put(fields, "intendedUse", profile.intendedUse());
    put(fields, OWNER, profile.owner());
    put(fields, "organisation", profile.organisation());
    put(fields, "unit", profile.unit());
    put(fields, ROLES, profile.organisationRoles().stream().map(Enum::name).toList());
    put(fields, "technology", known(profile.technology()));
    put(fields, "decisionPart", known(profile.decisionPart()));
    put(fields, "offering", known(profile.offering()));
    put(fields, "topicArea", profile.topicArea());
    put(fields, "sector", profile.sector());
    put(fields, "vendor", profile.vendor());
    profile
        .attributes()
        .forEach(
            (attribute, value) -> {
              var field = ATTRIBUTE + attribute;
              // A raw text may be empty: its presence is what makes the attribute.
              fields.put(field + RAW, List.of(value.raw()));
              put(fields, field + PARSED, value.parsed());
              put(fields, field + PRECISION, value.precision());
              put(fields, field + FLAG, value.flag());
            });
    return new ProfileFields(fields);
  }

  /// What leads from these fields to the others, in the order of the names.
  public List<FieldChange> changesTo(ProfileFields other) {
    var names = new TreeSet<>(values.keySet());
    names.addAll(other.values.keySet());
    var changes = new ArrayList<FieldChange>();
    for (var name : names) {
      var from = get(name);
      var to = other.get(name);
      if (!from.equals(to)) {
        changes.add(new FieldChange(name, from, to));
      }
    }
    return List.copyOf(changes);
  }

  /// These fields after the changes.
  public ProfileFields with(List<FieldChange> changes) {
    var changed = new TreeMap<>(values);
    for (var change : changes) {
      if (change.to().isEmpty()) {
        changed.remove(change.field());
      } else {
        changed.put(change.field(), change.to());
      }
    }
    return new ProfileFields(changed);
  }

  /// The values of one field; empty when it has none.
  public List<String> get(String field) {
    return values.getOrDefault(field, List.of());
  }

  /// Whether there is anything in a field; an attribute is named without its parts.
  boolean says(String field) {
    return values.containsKey(field) || values.containsKey(field + RAW);
  }

  /// What tells that the field has its value: of an attribute, the part with its text.
  String part(String field) {
    return field.startsWith(ATTRIBUTE) ? field + RAW : field;
  }

  ProfileFields owner(String owner) {
    return with(List.of(new FieldChange(OWNER, get(OWNER), List.of(owner))));
  }

  ProfileFields roles(List<OrganisationRole> roles) {
    var names = roles.stream().map(Enum::name).toList();
    return with(List.of(new FieldChange(ROLES, get(ROLES), names)));
  }

  public String name() {
    return String.join(" ", get(NAME));
  }

  /// The profile that these fields make.
  ///
  /// @throws IllegalFieldException when a value is not in the vocabulary of its field
  public AiSystemProfile profile() {
    return new AiSystemProfile(
        get("aliases"),
        single("purpose"),
        single("intendedUse"),
        single(OWNER),
        single("organisation"),
        single("unit"),
        get(ROLES).stream().map(role -> constant(ROLES, OrganisationRole.class, role)).toList(),
        constant("technology", Technology.class, Technology.UNKNOWN),
        constant("decisionPart", DecisionPart.class, DecisionPart.UNKNOWN),
        constant("offering", Offering.class, Offering.UNKNOWN),
        single("topicArea"),
        single("sector"),
        single("vendor"),
        attributes());
  }

  private Map<String, AttributeValue> attributes() {
    var attributes = new TreeMap<String, AttributeValue>();
    values.forEach(
        (field, raw) -> {
          if (field.startsWith(ATTRIBUTE) && field.endsWith(RAW)) {
            var path = field.substring(0, field.length() - RAW.length());
            attributes.put(
                path.substring(ATTRIBUTE.length()),
                new AttributeValue(
                    String.join(" ", raw),
                    single(path + PARSED),
                    single(path + PRECISION),
                    single(path + FLAG)));
          }
        });
    return attributes;
  }

  private @Nullable String single(String field) {
    var found = get(field);
    return found.isEmpty() ? null : found.getFirst();
  }

  private <T extends Enum<T>> T constant(String field, Class<T> type, T unknown) {
    var found = single(field);
    return found == null ? unknown : constant(field, type, found);
  }

  private static <T extends Enum<T>> T constant(String field, Class<T> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException _) {
      throw new IllegalFieldException(
          field, field + " must be one of " + List.of(type.getEnumConstants()));
    }
  }

  private static @Nullable String known(Enum<?> constant) {
    return constant.name().equals("UNKNOWN") ? null : constant.name();
  }

  private static void put(Map<String, List<String>> fields, String field, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(field, List.of(value));
    }
  }

  private static void put(Map<String, List<String>> fields, String field, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(field, List.copyOf(values));
    }
  }
}
