package org.aimsledger.incident.incident;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.PersonPart;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers that say who has to do with an incident, for those who may know it.
final class PersonResponses {
  private PersonResponses() {}

  @Schema(name = "IncidentPersons")
  record Persons(List<OnePerson> persons) {}

  /// @param erased whether nobody can read any more who it was
  @Schema(name = "IncidentPerson")
  record OnePerson(
      UUID id,
      PersonPart part,
      @Schema(description = "Nobody can read any more who it was") boolean erased,
      @Schema(description = "Absent for readers who need not know it, and after an erasure")
          @Nullable String name,
      @Nullable String contact,
      @Nullable String note) {
    static OnePerson unnamed(UUID id, PersonPart part, boolean erased) {
      return new OnePerson(id, part, erased, null, null, null);
    }

    /// The texts stay out of logs.
    @Override
    public String toString() {
      return "OnePerson[" + id + ", " + part + "]";
    }
  }
}
