package org.aimsledger.eventstore.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Wire name ↔ record of one sealed family, with upcasters for names that are no longer written.
///
/// Every permitted record must have a name and no two may share one; both are checked when the
/// family is declared, so a forgotten event stops the start and not a replay.
public final class EventTypes<E> {
  private record Upcaster(String to, UnaryOperator<ObjectNode> change) {}

  private final Map<String, Class<? extends E>> classes;
  private final Map<Class<?>, String> names;
  private final Map<String, Upcaster> upcasters;
  private final Map<String, ObjectReader> readers;

  private EventTypes(
      Map<String, Class<? extends E>> classes,
      Map<Class<?>, String> names,
      Map<String, Upcaster> upcasters) {
    this.classes = Map.copyOf(classes);
    this.names = Map.copyOf(names);
    this.upcasters = Map.copyOf(upcasters);
    this.readers =
        classes.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> EventJson.MAPPER.readerFor(entry.getValue())));
  }

  /// Declares a family.
  ///
  /// @param family sealed interface whose permitted subclasses, through all levels, are records
  /// @param nameOf the declared wire name of a record class
  /// @throws IllegalStateException when a member is no record or two members share a name
  public static <E> EventTypes<E> declare(Class<E> family, Function<Class<?>, String> nameOf) {
    var classes = new HashMap<String, Class<? extends E>>();
    var names = new HashMap<Class<?>, String>();
    collect(family, family, nameOf, classes, names);
    return new EventTypes<>(classes, names, Map.of());
  }

  private static <E> void collect(
      Class<E> family,
      Class<?> member,
      Function<Class<?>, String> nameOf,
      Map<String, Class<? extends E>> classes,
      Map<Class<?>, String> names) {
    var permitted = member.getPermittedSubclasses();
    if (permitted != null) {
      for (var next : permitted) {
        collect(family, next, nameOf, classes, names);
      }
      return;
    }
    if (!member.isRecord()) {
      throw new IllegalStateException(member.getName() + " is an event but no record");
    }
    var name = nameOf.apply(member);
    if (classes.put(name, member.asSubclass(family)) != null) {
      throw new IllegalStateException("two events are called " + name);
    }
    names.put(member, name);
  }

  /// The same family, also able to read an old name.
  ///
  /// @param from a name that is no longer written
  /// @param to the name that the changed data is read as; may itself be old
  /// @param change pure function on the event's data
  public EventTypes<E> upcast(String from, String to, UnaryOperator<ObjectNode> change) {
    if (classes.containsKey(from)) {
      throw new IllegalStateException(from + " is still written, it can not be upcast");
    }
    var more = new HashMap<>(upcasters);
    if (more.put(from, new Upcaster(to, change)) != null) {
      throw new IllegalStateException(from + " is upcast twice");
    }
    return new EventTypes<>(classes, names, more);
  }

  /// Families are equal that read the same names as the same records.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventTypes<?> types
        && classes.equals(types.classes)
        && upcasters.equals(types.upcasters);
  }

  @Override
  public int hashCode() {
    return classes.hashCode();
  }

  /// All names that can be read.
  public Set<String> names() {
    var all = new HashSet<>(classes.keySet());
    all.addAll(upcasters.keySet());
    return Set.copyOf(all);
  }

  /// Whether this family reads the name.
  public boolean knows(String name) {
    return classes.containsKey(name) || upcasters.containsKey(name);
  }

  /// The record that data under this name is read as, after all upcasters; empty when the family
  /// doesn't know the name.
  public Optional<Class<? extends E>> recordOf(String name) {
    var current = name;
    for (var steps = 0; steps <= upcasters.size(); steps++) {
      var upcaster = upcasters.get(current);
      if (upcaster == null) {
        return Optional.ofNullable(classes.get(current));
      }
      current = upcaster.to();
    }
    return Optional.empty();
  }

  /// The name an event is written under.
  public String nameOf(E event) {
    var name = names.get(event.getClass());
    if (name == null) {
      throw new IllegalStateException(event.getClass().getName() + " is not of this family");
    }
    return name;
  }

  /// Whether the data under this name is read as it is stored, by no upcaster.
  boolean isCurrent(String name) {
    return classes.containsKey(name);
  }

  /// Reads the data of a stored event from where the parser is, without a tree in between.
  ///
  /// @param name one that [#isCurrent] says yes to
  /// @throws JsonProcessingException when the data doesn't fit the record
  @Nullable E read(String name, JsonParser data) throws IOException {
    var reader = readers.get(name);
    if (reader == null) {
      throw new IllegalArgumentException(name + " isn't current");
    }
    return reader.readValue(data);
  }

  /// Reads the data of a stored event.
  ///
  /// @throws UnknownEventException when the name is unknown or the data doesn't fit the record
  public E read(String name, JsonNode data) {
    var current = name;
    var node = data;
    // Each upcaster runs at most once, so a ring of them is found instead of spinning.
    for (var steps = 0; upcasters.containsKey(current); steps++) {
      if (steps > upcasters.size() || !(node instanceof ObjectNode object)) {
        throw new UnknownEventException(name, "its upcasters lead nowhere");
      }
      var upcaster = upcasters.get(current);
      if (upcaster == null) {
        break;
      }
      node = upcaster.change().apply(object.deepCopy());
      current = upcaster.to();
    }
    var type = classes.get(current);
    if (type == null) {
      throw new UnknownEventException(name, "no record declares this name");
    }
    try {
      return EventJson.MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new UnknownEventException(name, "its data doesn't fit: " + e.getOriginalMessage());
    }
  }
}
