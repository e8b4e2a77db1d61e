package org.aimsledger.inventory.aisystem;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.aimsledger.inventory.platform.IllegalFieldException;

/// Which fields a person wants changed: field name as in [ProfileFields] → new values, none to
/// clear it. What is not named stays.
public record ProfilePatch(SortedMap<String, List<String>> values) {
  public ProfilePatch {
    if (values.containsKey(ProfileFields.OWNER)) {
      throw new IllegalFieldException("owner", "the owner is assigned, not described");
    }
    if (values.containsKey(ProfileFields.NAME)) {
      var name = values.get(ProfileFields.NAME);
      if (name == null || name.size() != 1) {
        throw new IllegalFieldException("name", "a system can not be without a name");
      }
      values = new TreeMap<>(values);
      values.put(ProfileFields.NAME, List.of(new SystemName(name.getFirst()).value()));
    }
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    // On its own first: what can't be legal on an empty record is the sender's mistake.
    var _ = merged(values, ProfileFields.of("unnamed", AiSystemProfile.EMPTY));
  }

  /// What it speaks of; of a part of an attribute, the attribute.
  Set<String> fields() {
    return values.keySet().stream().map(FieldOrigins::field).collect(Collectors.toSet());
  }

  /// The fields after the change.
  ///
  /// @throws IllegalFieldException when the result would not be legal
  ProfileFields applyTo(ProfileFields fields) {
    return merged(values, fields);
  }

  private static ProfileFields merged(SortedMap<String, List<String>> patch, ProfileFields fields) {
    var merged = new TreeMap<>(fields.values());
    patch.forEach(
        (field, to) -> {
          if (to.isEmpty()) {
            merged.remove(field);
          } else {
            merged.put(field, List.copyOf(to));
          }
        });
    var result = new ProfileFields(merged);
    // Back through the profile, so that no part of a removed attribute stays behind.
    return ProfileFields.of(result.name(), ProfileLimits.check(result.profile()));
  }
}
