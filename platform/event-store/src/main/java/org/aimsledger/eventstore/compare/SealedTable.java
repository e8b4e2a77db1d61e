package org.aimsledger.eventstore.compare;

import java.util.List;

/// A table whose rows only the service knows, so that they carry its seals
/// ([org.aimsledger.eventstore.store.RowSeals]).
///
/// @param name of the table, or of what of its rows is sealed; also what the seal is made under
/// @param table in the database
/// @param key SQL of what a row is named by, unique; pages go along it
/// @param type of the key in the database
/// @param fields SQL of the texts that the seal is about, in its order
/// @param seal column of the seal
/// @param when SQL of which rows have one
public record SealedTable(
    String name,
    String table,
    String key,
    String type,
    List<String> fields,
    String seal,
    String when) {
  /// Places up to which events of other services were applied. At 0 nothing was.
  public static final SealedTable PLACES =
      new SealedTable(
          "inbox_cursor",
          "inbox_cursor",
          "source || '/' || lane",
          "text",
          List.of("source", "lane::text", "seq::text"),
          "seal",
          "seq <> 0");

  public SealedTable {
    fields = List.copyOf(fields);
  }

  /// Gives a row that has no seal one, unless it has changed meanwhile.
  String sealing() {
    return "update %1$s set %3$s = $2 where (%2$s) = $1::text::%4$s and %3$s is null"
            .formatted(table, key, seal, type)
        + " and array[%s]::text[] is not distinct from $3".formatted(String.join(", ", fields));
  }

  String page() {
    return "select (%2$s)::text as key, array[%3$s]::text[] as fields, %4$s as seal from %1$s"
            .formatted(table, key, String.join(", ", fields), seal)
        + " where ($1::text is null or %1$s > $1::text::%2$s) and %3$s order by %1$s limit $2"
            .formatted("(" + key + ")", type, when);
  }
}
