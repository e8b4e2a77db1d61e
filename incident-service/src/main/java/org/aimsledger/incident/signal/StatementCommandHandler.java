package org.aimsledger.incident.signal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.vault.FoundKey;
import org.aimsledger.eventstore.vault.SubjectKey;
import org.aimsledger.eventstore.vault.Vault;
import org.jspecify.annotations.Nullable;

/// Seals what a protected person says before the signal's rules see it, and opens it for those who
/// may read it. The names of the fields are part of each seal.
@ApplicationScoped
class StatementCommandHandler {
  private static final String TEXT = "text";
  private static final String NAME = "name";
  private static final String CONTACT = "contact";

  private final SignalCommandHandler signals;
  private final Vault vault;

  StatementCommandHandler(SignalCommandHandler signals, Vault vault) {
    this.signals = signals;
    this.vault = vault;
  }

  /// Reports what a person said. The key is stored with the event or not at all.
  ///
  /// @param person a new random id
  Uni<Outcome<Signal, SignalRejection>> handle(
      UUID signal,
      UUID person,
      Statement statement,
      Function<SealedStatement, SignalCommand> command,
      CommandContext context) {
    var key = SubjectKey.make(person);
    var sealed = sealed(key, new StreamId(SignalCommandHandler.CATEGORY, signal), statement);
    return vault
        .ownKey()
        .map(own -> context.withFingerprint(own::fingerprint))
        .flatMap(keyed -> signals.handle(command.apply(sealed), keyed, vault.keeping(key)));
  }

  private static SealedStatement sealed(SubjectKey key, StreamId stream, Statement statement) {
    return new SealedStatement(
        key.subject(),
        sealed(key, stream, TEXT, statement.text()),
        sealedOrAbsent(key, stream, NAME, statement.name()),
        sealedOrAbsent(key, stream, CONTACT, statement.contact()));
  }

  private static @Nullable SealedText sealedOrAbsent(
      SubjectKey key, StreamId stream, String field, @Nullable String text) {
    return text == null ? null : sealed(key, stream, field, text);
  }

  private static SealedText sealed(SubjectKey key, StreamId stream, String field, String text) {
    return new SealedText(key.subject(), key.id(), key.seal(stream, field, text));
  }

  /// What the person said; empty when nobody can read it any more.
  ///
  /// @param identity whether with name and contact
  Uni<Optional<Statement>> read(UUID signal, SealedStatement sealed, boolean identity) {
    return vault
        .find(sealed.person())
        .map(
            found ->
                switch (found) {
                  case FoundKey.Live(var key) when key.id().equals(sealed.text().key()) ->
                      Optional.of(
                          opened(
                              new StreamId(SignalCommandHandler.CATEGORY, signal),
                              sealed,
                              key,
                              identity));
                  // Another key: the one that sealed it was lost, and with it the text.
                  case FoundKey.Live _, FoundKey.Destroyed _, FoundKey.Unknown _ ->
                      Optional.empty();
                });
  }

  private static Statement opened(
      StreamId stream, SealedStatement sealed, SubjectKey key, boolean identity) {
    return new Statement(
        key.open(stream, TEXT, sealed.text().ciphertext()),
        identity ? opened(key, stream, NAME, sealed.name()) : null,
        identity ? opened(key, stream, CONTACT, sealed.contact()) : null);
  }

  private static @Nullable String opened(
      SubjectKey key, StreamId stream, String field, @Nullable SealedText text) {
    return text == null ? null : key.open(stream, field, text.ciphertext());
  }
}
