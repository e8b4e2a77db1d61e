package org.aimsledger.inventory.recordsearch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.inventory.platform.ShortWords;
import org.jspecify.annotations.Nullable;

/// One record that can be found.
@Entity
@Table(name = "record_search")
class RecordSearchRow {
  /// Kind and id: a system and its statement of intended use have the same id.
  @Id String id;

  String kind;
  UUID subject;
  @Nullable UUID system;
  String name;

  /// Fields and their texts, entry by entry.
  String[] fields;

  String[] texts;

  /// All names, folded.
  String[] names;

  @Column(name = "search_text")
  String searchText;

  String[] parts;
  boolean retired;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected RecordSearchRow() {}

  RecordSearchRow(String id, String kind, UUID subject) {
    this();
    this.id = id;
    this.kind = kind;
    this.subject = subject;
    this.fields = new String[0];
    this.texts = new String[0];
  }

  RecordTexts recordTexts() {
    return RecordTexts.of(fields, texts);
  }

  void keep(RecordTexts changed) {
    fields = changed.fields();
    texts = changed.values();
    name = changed.shown();
    names = changed.foldedNames();
    searchText = changed.folded();
    parts = ShortWords.partsOf(searchText);
  }
}
