package org.aimsledger.servicekit.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// UUIDs in paths and queries. `UUID.fromString` alone accepts `1-1-1-1-1`.
@Provider
public class UuidConverterProvider implements ParamConverterProvider {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  @Override
  @SuppressWarnings("unchecked") // UUID.class is the only class that gets here.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    return rawType == UUID.class ? (ParamConverter<T>) new UuidConverter() : null;
  }

  private static final class UuidConverter implements ParamConverter<UUID> {
    @Override
    public UUID fromString(String text) {
      if (!FORM.matcher(text).matches()) {
        throw Problems.invalidField("id", "'" + shortened(text) + "' is not a UUID").toException();
      }
      return UUID.fromString(text);
    }

    @Override
    public String toString(UUID id) {
      return id.toString();
    }

    private static String shortened(String text) {
      return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
  }
}
