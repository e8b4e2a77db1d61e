package org.aimsledger.servicekit.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// Reads parameters strictly. Without it a malformed query parameter would be answered 404, as if
/// the path did not exist, and `1-1-1-1-1` would be a UUID.
@Provider
public class ParameterConverterProvider implements ParamConverterProvider {
  private record Form(String words, Function<String, Object> read) {}

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Form WHOLE_NUMBER = new Form("a whole number", Integer::valueOf);
  private static final Form LONG_NUMBER = new Form("a whole number", Long::valueOf);
  private static final Form TRUTH = new Form("true or false", ParameterConverterProvider::truth);
  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          UUID.class, new Form("a UUID", ParameterConverterProvider::uuid),
          Instant.class,
              new Form("a time, e.g. 2026-11-22T10:15:30Z", ParameterConverterProvider::time),
          LocalDate.class, new Form("a date, e.g. 2026-11-22", LocalDate::parse),
          Integer.class, WHOLE_NUMBER,
          int.class, WHOLE_NUMBER,
          Long.class, LONG_NUMBER,
          long.class, LONG_NUMBER,
          Boolean.class, TRUTH,
          boolean.class, TRUTH);

  @Override
  @SuppressWarnings("unchecked") // The form gives instances of the class it is chosen by.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    var form = rawType.isEnum() ? enumForm(rawType) : FORMS.get(rawType);
    return form == null ? null : (ParamConverter<T>) new StrictConverter(name(annotations), form);
  }

  private static Form enumForm(Class<?> type) {
    var constants =
        Arrays.stream(type.getEnumConstants())
            .collect(
                Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
    var words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .collect(Collectors.joining(", ", "one of ", ""));
    return new Form(
        words,
        text -> {
          var constant = constants.get(text);
          if (constant == null) {
            throw new IllegalArgumentException(words);
          }
          return constant;
        });
  }

  private static Object uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a UUID");
    }
    return UUID.fromString(text);
  }

  // Java's years have nine digits; no table and no other program can hold such a time.
  private static Object time(String text) {
    var time = Instant.parse(text);
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("out of range");
    }
    return time;
  }

  private static Object truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static String name(Annotation[] annotations) {
    return Stream.of(annotations)
        .map(ParameterConverterProvider::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("parameter");
  }

  private static String name(Annotation annotation) {
    return switch (annotation) {
      case PathParam path -> path.value();
      case QueryParam query -> query.value();
      case HeaderParam header -> header.value();
      default -> "";
    };
  }

  private record StrictConverter(String name, Form form) implements ParamConverter<Object> {
    private static final int SHOWN = 80;

    @Override
    public Object fromString(String text) {
      try {
        return form.read().apply(text);
      } catch (IllegalArgumentException | DateTimeException malformed) {
        throw Problems.invalidField(name, "'" + shortened(text) + "' is not " + form.words())
            .toException();
      }
    }

    @Override
    public String toString(Object value) {
      return value.toString();
    }

    private static String shortened(String text) {
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
  }
}
