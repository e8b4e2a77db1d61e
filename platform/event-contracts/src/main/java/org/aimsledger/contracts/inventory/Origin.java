package org.aimsledger.contracts.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a record came from.
///
/// @param externalId the id in the source, if it has a usable one
/// @param importedFrom the row it came from; present exactly when the kind is `IMPORTED`
/// @param flags what should be looked at, e.g. `external-id-missing`, `external-id-repeated`
public record Origin(
    Kind kind,
    @Nullable ExternalId externalId,
    @Nullable ImportedFrom importedFrom,
    List<String> flags) {
  /// How a system got into the inventory.
  public enum Kind {
    /// A person or an integration registered it.
    DECLARED,
    /// It was a row of a file.
    IMPORTED
  }

  /// A row of a file.
  ///
  /// @param mapping id of the mapping that read it
  /// @param importId the import job
  /// @param fileSha256 the file, as lower-case hex
  /// @param row number of the record in the file, from 1, without the header
  public record ImportedFrom(
      String mapping, @Nullable String importId, String fileSha256, long row) {}

  public Origin {
    flags = List.copyOf(flags);
    if ((kind == Kind.IMPORTED) != (importedFrom != null)) {
      throw new IllegalArgumentException("a row is given exactly when the origin is an import");
    }
  }

  public static Origin declared(@Nullable ExternalId externalId) {
    return new Origin(Kind.DECLARED, externalId, null, List.of());
  }

  public static Origin imported(
      @Nullable ExternalId externalId, ImportedFrom importedFrom, List<String> flags) {
    return new Origin(Kind.IMPORTED, externalId, importedFrom, flags);
  }
}
