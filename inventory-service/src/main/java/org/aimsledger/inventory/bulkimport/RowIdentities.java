package org.aimsledger.inventory.bulkimport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ExternalId;
import org.jspecify.annotations.Nullable;

/// Which system each row of a table is about. Needs the whole table: an id that stands there twice
/// identifies only the first of its rows, and rows without an id are told apart by other columns
/// and, where these are equal too, by their order.
final class RowIdentities {
  /// The row has no id; it gets a generated one.
  static final String ID_MISSING = "external-id-missing";

  /// Other rows have the same id.
  static final String ID_REPEATED = "external-id-repeated";

  /// Other rows without an id have the same identifying columns.
  static final String ROW_REPEATED = "row-without-id-repeated";

  private RowIdentities() {}

  /// @param externalId the id in the source when it identifies this row
  /// @param key what a generated id is derived from; absent when there is an external id
  /// @param flags what should be looked at
  record RowIdentity(@Nullable ExternalId externalId, @Nullable String key, List<String> flags) {}

  /// One identity a row, in the order of the rows.
  static List<RowIdentity> of(Mapping mapping, List<Map<String, String>> rows) {
    var perId =
        rows.stream()
            .filter(row -> !id(mapping, row).isEmpty())
            .collect(Collectors.groupingBy(row -> externalId(mapping, row), Collectors.counting()));
    var perKey =
        rows.stream()
            .filter(row -> id(mapping, row).isEmpty())
            .collect(Collectors.groupingBy(row -> key(mapping, row), Collectors.counting()));
    var seen = new HashMap<Object, Integer>();
    var identities = new ArrayList<RowIdentity>(rows.size());
    for (var row : rows) {
      if (id(mapping, row).isEmpty()) {
        var key = key(mapping, row);
        var occurrence = seen.merge(key, 1, Integer::sum);
        var flags = new ArrayList<>(List.of(ID_MISSING));
        if (perKey.getOrDefault(key, 0L) > 1) {
          flags.add(ROW_REPEATED);
        }
        identities.add(new RowIdentity(null, key + "#" + occurrence, flags));
      } else {
        identities.add(
            identity(
                externalId(mapping, row),
                seen.merge(externalId(mapping, row), 1, Integer::sum),
                perId.getOrDefault(externalId(mapping, row), 0L)));
      }
    }
    return List.copyOf(identities);
  }

  /// Whether two versions of one row are about the same system.
  static boolean areTheSame(Mapping mapping, Map<String, String> one, Map<String, String> other) {
    if (!id(mapping, one).isEmpty() && !id(mapping, other).isEmpty()) {
      return externalId(mapping, one).equals(externalId(mapping, other));
    }
    return id(mapping, one).equals(id(mapping, other))
        && key(mapping, one).equals(key(mapping, other));
  }

  /// The identity of a row that was corrected to what another row is already.
  ///
  /// @param alone what it would be if it were the only row
  /// @param row its number: no two rows have the same, and no occurrence is written like it
  static RowIdentity repeated(RowIdentity alone, long row) {
    var id = alone.externalId();
    return id == null
        ? new RowIdentity(null, alone.key() + " row " + row, List.of(ID_MISSING, ROW_REPEATED))
        : new RowIdentity(null, id.scope() + "\n" + id.id() + "#row " + row, List.of(ID_REPEATED));
  }

  private static RowIdentity identity(ExternalId id, int occurrence, long all) {
    if (all == 1) {
      return new RowIdentity(id, null, List.of());
    }
    return occurrence == 1
        ? new RowIdentity(id, null, List.of(ID_REPEATED))
        : new RowIdentity(
            null, id.scope() + "\n" + id.id() + "#" + occurrence, List.of(ID_REPEATED));
  }

  private static String id(Mapping mapping, Map<String, String> row) {
    return row.getOrDefault(mapping.identity().id(), "").strip();
  }

  private static ExternalId externalId(Mapping mapping, Map<String, String> row) {
    var scope = row.getOrDefault(mapping.identity().scope(), "").strip();
    return new ExternalId(scope.isEmpty() ? mapping.id() : scope, id(mapping, row));
  }

  private static String key(Mapping mapping, Map<String, String> row) {
    var parts = new ArrayList<String>();
    parts.add(row.getOrDefault(mapping.identity().scope(), "").strip());
    for (var column : mapping.identity().withoutId()) {
      parts.add(row.getOrDefault(column, "").strip());
    }
    return String.join("\n", parts);
  }
}
