package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.PersonPart;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies with personal texts.
final class PersonRequests {
  private PersonRequests() {}

  @Schema(name = "NamePerson")
  record NamePerson(
      @Schema(description = "Id of a person who is known already, in this incident or another")
          @Nullable UUID person,
      @Nullable PersonPart part,
      @Nullable String name,
      @Schema(description = "How to reach the person") @Nullable String contact,
      @Nullable String note) {
    Naming toNaming(UUID incident, UUID fresh, Instant now) {
      return new Naming(
          incident,
          person == null ? fresh : person,
          person == null,
          required("part", part),
          required("name", text("name", PersonalText.MAX_NAME, required("name", name))),
          text("contact", PersonalText.MAX_CONTACT, contact),
          text("note", PersonalText.MAX_NOTE, note),
          now);
    }

    /// The texts stay out of logs.
    @Override
    public String toString() {
      return "NamePerson[" + person + ", " + part + "]";
    }
  }

  private static @Nullable PersonalText text(String field, int max, @Nullable String given) {
    return given == null ? null : check(field, () -> PersonalText.atMost(max, given));
  }
}
