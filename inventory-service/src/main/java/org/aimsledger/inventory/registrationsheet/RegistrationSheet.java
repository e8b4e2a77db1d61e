package org.aimsledger.inventory.registrationsheet;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.aimsledger.referencedata.RegistrationSheets;
import org.jspecify.annotations.Nullable;

/// One sheet, filled in from a record.
record RegistrationSheet(RegistrationSheets.Sheet sheet, List<Entry> entries) {
  /// Where an item stands.
  enum Status {
    ANSWERED,
    /// It is asked for, and the record has no answer.
    MISSING,
    /// The record has no answer, and needs none where there is nothing to say.
    OPEN,
    /// The law does not ask for it any more.
    DELETED,
    /// The law does not ask for it yet.
    LATER
  }

  /// One item and what the record says.
  ///
  /// @param place where the answer stands, or where it would stand
  record Entry(RegistrationSheets.Item item, Status status, String place, List<String> answer) {
    Entry {
      answer = List.copyOf(answer);
    }
  }

  RegistrationSheet {
    entries = List.copyOf(entries);
  }

  /// Fills a sheet in.
  ///
  /// @param record answers at a place; empty: none
  /// @param day whose law counts
  static @Nullable RegistrationSheet of(
      RegistrationSheets pack, String sheet, Function<String, List<String>> record, LocalDate day) {
    return pack.sheets().stream()
        .filter(one -> one.id().equals(sheet))
        .findFirst()
        .map(
            one ->
                new RegistrationSheet(
                    one, pack.of(sheet).stream().map(item -> entry(item, record, day)).toList()))
        .orElse(null);
  }

  private static Entry entry(
      RegistrationSheets.Item item, Function<String, List<String>> record, LocalDate day) {
    var place =
        item.from().stream()
            .filter(one -> !record.apply(one).isEmpty())
            .findFirst()
            .orElseGet(item.from()::getFirst);
    var answer = record.apply(place);
    return new Entry(item, status(item, answer, day), place, answer);
  }

  private static Status status(RegistrationSheets.Item item, List<String> answer, LocalDate day) {
    if (item.isDeletedOn(day)) {
      return Status.DELETED;
    }
    if (!item.isAskedOn(day)) {
      return Status.LATER;
    }
    if (!answer.isEmpty()) {
      return Status.ANSWERED;
    }
    return item.required() ? Status.MISSING : Status.OPEN;
  }

  /// Ids of the items that are missing.
  List<String> missing() {
    return entries.stream()
        .filter(entry -> entry.status() == Status.MISSING)
        .map(entry -> entry.item().id())
        .toList();
  }
}
