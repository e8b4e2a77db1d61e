package org.aimsledger.incident.incident;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.vault.FoundKey;
import org.aimsledger.eventstore.vault.SubjectKey;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.incident.incident.PersonResponses.OnePerson;
import org.jspecify.annotations.Nullable;

/// Seals what is said of a person before the incident's rules see it, and opens it for those who
/// may read it. The names of the fields are part of each seal.
@ApplicationScoped
class PersonCommandHandler {
  private static final String NAME = "name";
  private static final String CONTACT = "contact";
  private static final String NOTE = "note";

  private final IncidentCommandHandler incidents;
  private final Vault vault;

  PersonCommandHandler(IncidentCommandHandler incidents, Vault vault) {
    this.incidents = incidents;
    this.vault = vault;
  }

  /// Names a person. The key of a new one is stored with the event or not at all.
  Uni<Outcome<Incident, IncidentRejection>> handle(Naming naming, CommandContext context) {
    return vault
        .ownKey()
        .map(own -> context.withFingerprint(own::fingerprint))
        .flatMap(keyed -> naming.stranger() ? first(naming, keyed) : again(naming, keyed));
  }

  private Uni<Outcome<Incident, IncidentRejection>> first(Naming naming, CommandContext context) {
    var key = SubjectKey.make(naming.person());
    return incidents.handle(naming.toCommand(sealed(naming, key)), context, vault.keeping(key));
  }

  private Uni<Outcome<Incident, IncidentRejection>> again(Naming naming, CommandContext context) {
    return vault
        .find(naming.person())
        .map(
            found ->
                switch (found) {
                  case FoundKey.Live(var key) -> sealed(naming, key);
                  case FoundKey.Destroyed _ -> new Sealing.Erased();
                  case FoundKey.Unknown _ -> new Sealing.Stranger();
                })
        .flatMap(texts -> incidents.handle(naming.toCommand(texts), context));
  }

  private static Sealing sealed(Naming naming, SubjectKey key) {
    var stream = stream(naming.incident());
    var contact = naming.contact();
    var note = naming.note();
    return new Sealing.Sealed(
        sealed(key, stream, NAME, naming.name()),
        contact == null ? null : sealed(key, stream, CONTACT, contact),
        note == null ? null : sealed(key, stream, NOTE, note));
  }

  private static SealedText sealed(
      SubjectKey key, StreamId stream, String field, PersonalText text) {
    return new SealedText(key.subject(), key.id(), key.seal(stream, field, text.value()));
  }

  /// The people of an incident as they are known now.
  ///
  /// @param open whether the reader may know who they are
  Uni<List<OnePerson>> read(UUID incident, List<Person> persons, boolean open) {
    return vault
        .find(persons.stream().map(Person::id).toList())
        .map(
            keys ->
                persons.stream()
                    .map(
                        person ->
                            shown(
                                incident,
                                person,
                                keys.getOrDefault(person.id(), new FoundKey.Unknown()),
                                open))
                    .toList());
  }

  private static OnePerson shown(UUID incident, Person person, FoundKey found, boolean open) {
    return switch (found) {
      case FoundKey.Live(var key) when key.id().equals(person.name().key()) ->
          open
              ? opened(stream(incident), person, key)
              : OnePerson.unnamed(person.id(), person.part(), false);
      // Another key: the one that sealed it was lost, and with it the text.
      case FoundKey.Live _, FoundKey.Destroyed _, FoundKey.Unknown _ ->
          OnePerson.unnamed(person.id(), person.part(), true);
    };
  }

  private static OnePerson opened(StreamId stream, Person person, SubjectKey key) {
    return new OnePerson(
        person.id(),
        person.part(),
        false,
        opened(key, stream, NAME, person.name()),
        opened(key, stream, CONTACT, person.contact()),
        opened(key, stream, NOTE, person.note()));
  }

  private static @Nullable String opened(
      SubjectKey key, StreamId stream, String field, @Nullable SealedText text) {
    return text == null ? null : key.open(stream, field, text.ciphertext());
  }

  private static StreamId stream(UUID incident) {
    return new StreamId(IncidentCommandHandler.CATEGORY, incident);
  }
}
