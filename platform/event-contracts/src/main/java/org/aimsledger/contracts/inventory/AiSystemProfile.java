package org.aimsledger.contracts.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known about a system besides its name, stage and impact.
///
/// @param aliases other names it goes by
/// @param purpose what it is for: the problem it solves
/// @param intendedUse how it is meant to be used, and how not
/// @param owner pseudonymous id of the person who answers for it
/// @param organisation the organisation or agency that has it
/// @param unit the unit of the organisation
/// @param organisationRoles what the organisation is with regard to it
/// @param technology main technology
/// @param decisionPart what part it has in decisions
/// @param offering who it is for
/// @param topicArea business function or topic
/// @param sector sector of the economy
/// @param vendor who supplies it
/// @param attributes further fields, by name
public record AiSystemProfile(
    List<String> aliases,
    @Nullable String purpose,
    @Nullable String intendedUse,
    @Nullable String owner,
    @Nullable String organisation,
    @Nullable String unit,
    List<OrganisationRole> organisationRoles,
    Technology technology,
    DecisionPart decisionPart,
    Offering offering,
    @Nullable String topicArea,
    @Nullable String sector,
    @Nullable String vendor,
    Map<String, AttributeValue> attributes) {
  /// Nothing is known.
  public static final AiSystemProfile EMPTY =
      new AiSystemProfile(
          List.of(),
          null,
          null,
          null,
          null,
          null,
          List.of(),
          Technology.UNKNOWN,
          DecisionPart.UNKNOWN,
          Offering.UNKNOWN,
          null,
          null,
          null,
          Map.of());

  public AiSystemProfile {
    aliases = List.copyOf(aliases);
    organisationRoles = List.copyOf(organisationRoles);
    // Sorted, so that equal profiles have equal bytes.
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}
