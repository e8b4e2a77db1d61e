package org.aimsledger.inventory.bulkimport;

import java.util.List;

/// A mapping or a table that can't be used as a whole. Nothing of it was kept.
final class ImportRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong, as part of a problem's type.
  enum Reason {
    MAPPING_INVALID("import/mapping-invalid", "The mapping can't be used"),
    ENCODING_WRONG("import/encoding-wrong", "The file is in another encoding"),
    TABLE_MALFORMED("import/table-malformed", "The file is not a well-formed table"),
    COLUMNS_MISSING("import/columns-missing", "The file lacks columns that the mapping names"),
    SHEET_UNCLEAR("import/sheet-unclear", "It is not clear which sheet is meant"),
    TOO_LARGE("import/too-large", "The workbook is too large when it is unpacked"),
    TOO_MANY_ROWS("import/too-many-rows", "The file has too many rows");

    private final String slug;
    private final String title;

    Reason(String slug, String title) {
      this.slug = slug;
      this.title = title;
    }

    String slug() {
      return slug;
    }

    String title() {
      return title;
    }
  }

  private final Reason reason;
  private final transient List<String> places;

  /// @param places columns or fields that are concerned
  ImportRefusedException(Reason reason, String detail, List<String> places) {
    super(detail);
    this.reason = reason;
    this.places = List.copyOf(places);
  }

  Reason reason() {
    return reason;
  }

  List<String> places() {
    return places;
  }
}
