package org.aimsledger.servicekit.demo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// One note in the list.
@Entity
@Table(name = "note")
public class NoteRow {
  @Id UUID id;
  String title;
  long version;

  protected NoteRow() {
    this(new UUID(0, 0), "", 0);
  }

  NoteRow(UUID id, String title, long version) {
    this.id = id;
    this.title = title;
    this.version = version;
  }
}
