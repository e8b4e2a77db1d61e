package org.aimsledger.eventstore.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The declared form of one kind of state, so that a long stream need not be folded from its
/// beginning after a restart.
///
/// A snapshot is read only under the version it was written under. Whoever changes what a history
/// folds to, or how a state is built, raises the version: then all older snapshots are as if they
/// had never been taken. The form is JSON of the records' components; the members of sealed
/// families carry their declared name in `is`.
///
/// Do not use it to migrate states: the log is the truth, and folding it again is the migration.
public final class StateFormat<S> {
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  private final int version;
  private final Class<S> family;
  private final JsonMapper mapper;

  private StateFormat(int version, Class<S> family, JsonMapper mapper) {
    this.version = version;
    this.family = family;
    this.mapper = mapper;
  }

  /// Declares a form.
  ///
  /// @param version 1 at first; raised with every change of the fold or of the form
  /// @param family the sealed interface of all states
  /// @param names a name for each record of the family, and for each record of other sealed
  ///   families that occur inside
  /// @throws IllegalStateException when a record of one of these families has no name
  public static <S> StateFormat<S> declare(
      int version, Class<S> family, Map<String, Class<?>> names) {
    if (version < 1) {
      throw new IllegalArgumentException("the first version of a state's form is 1");
    }
    var families = new HashSet<Class<?>>();
    families.add(family);
    names.values().forEach(member -> collectFamilies(member, families));
    var named = new HashSet<>(names.values());
    families.forEach(each -> requireNames(each, named));
    var builder =
        EventJson.MAPPER
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // Components only: a method like isOpen() is derived and would be stored as if it were
            // not.
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
    families.forEach(each -> builder.addMixIn(each, Named.class));
    names.forEach((name, member) -> builder.registerSubtypes(new NamedType(member, name)));
    return new StateFormat<>(version, family, builder.build());
  }

  private static void collectFamilies(Class<?> member, Set<Class<?>> families) {
    for (var above : member.getInterfaces()) {
      if (above.isSealed()) {
        families.add(above);
        collectFamilies(above, families);
      }
    }
  }

  private static void requireNames(Class<?> member, Set<Class<?>> named) {
    var permitted = member.getPermittedSubclasses();
    if (permitted != null) {
      for (var next : permitted) {
        requireNames(next, named);
      }
    } else if (!named.contains(member)) {
      throw new IllegalStateException(member.getName() + " has no name in its state's form");
    }
  }

  /// The version that snapshots are written and read under.
  public int version() {
    return version;
  }

  /// Writes a state.
  public byte[] write(S state) {
    try {
      return mapper.writerFor(family).writeValueAsBytes(state);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a state has no form: " + e.getOriginalMessage(), e);
    }
  }

  /// Reads a state; empty when the bytes are not one.
  public Optional<S> read(byte[] written) {
    try {
      return Optional.ofNullable(mapper.readerFor(family).readValue(written));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
