package org.aimsledger.inventory.billofmaterials;

import java.util.List;

/// A document that is no bill of materials which we can take. Nothing of it was kept.
final class BillRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;
  private final transient List<Place> places;

  /// Why.
  enum Reason {
    NOT_JSON("bill/not-json", "Not a JSON document"),
    NOT_SUPPORTED("bill/not-supported", "Not a CycloneDX bill of materials 1.6 or 1.7"),
    NOT_VALID("bill/not-valid", "Not valid against the schema of CycloneDX"),
    REFERENCE_REPEATED("bill/reference-repeated", "A bom-ref is there twice"),
    TOO_LARGE("bill/too-large", "More than is taken at once");

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

  /// @param pointer JSON Pointer (RFC 6901) into the document; empty: the whole
  record Place(String pointer, String problem) {}

  BillRefusedException(Reason reason, List<Place> places) {
    super(reason.title());
    this.reason = reason;
    this.places = List.copyOf(places);
  }

  BillRefusedException(Reason reason, String pointer, String problem) {
    this(reason, List.of(new Place(pointer, problem)));
  }

  Reason reason() {
    return reason;
  }

  /// The first places that are wrong, never none.
  List<Place> places() {
    return places;
  }
}
