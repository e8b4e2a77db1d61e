package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a registration of an AI system asks for, sheet by sheet and item by item, and where in the
/// record the answer stands.
public record RegistrationSheets(
    PackVersion version, LocalDate validFrom, String source, List<Sheet> sheets, List<Item> items)
    implements Pack {
  /// Kinds of places in a record.
  private static final Set<String> PLACES = Set.of("system", "profile", "statement", "attribute");

  /// One sheet: who has to register what.
  public record Sheet(String id, Titles title, String source) {}

  /// One point of a sheet; several items may have the number of one point.
  ///
  /// @param number as the law counts
  /// @param from places of the record, e.g. `profile.purpose`; the first that has an answer counts
  /// @param since first day on which it is asked for
  /// @param deleted first day on which it is not asked for any more
  /// @param deletedBy the law that deleted it
  public record Item(
      String id,
      String sheet,
      String number,
      Titles title,
      List<String> from,
      boolean required,
      String source,
      LocalDate since,
      @Nullable LocalDate deleted,
      @Nullable String deletedBy) {
    public Item {
      from = List.copyOf(from);
      if (from.isEmpty() || !from.stream().allMatch(Item::isPlace)) {
        throw new IllegalArgumentException(id + " needs places like profile.purpose, not " + from);
      }
      if ((deleted == null) != (deletedBy == null)) {
        throw new IllegalArgumentException(id + " says only half of when and by what it ended");
      }
    }

    private static boolean isPlace(String text) {
      var dot = text.indexOf('.');
      return dot > 0 && dot < text.length() - 1 && PLACES.contains(text.substring(0, dot));
    }

    /// Whether it is asked for on a day.
    public boolean isAskedOn(LocalDate day) {
      return !since.isAfter(day) && !isDeletedOn(day);
    }

    /// Whether it was asked for before that day, and is not any more.
    public boolean isDeletedOn(LocalDate day) {
      return deleted != null && !deleted.isAfter(day);
    }
  }

  public RegistrationSheets {
    sheets = List.copyOf(sheets);
    items = List.copyOf(items);
    var known = sheets.stream().map(Sheet::id).toList();
    for (var item : items) {
      if (!known.contains(item.sheet())) {
        throw new IllegalArgumentException(item.id() + " is on an unknown sheet " + item.sheet());
      }
    }
  }

  /// The items of one sheet, in their order.
  public List<Item> of(String sheet) {
    return items.stream().filter(item -> item.sheet().equals(sheet)).toList();
  }
}
