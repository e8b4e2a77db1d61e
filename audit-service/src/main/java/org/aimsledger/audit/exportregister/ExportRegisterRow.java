package org.aimsledger.audit.exportregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One export of evidence.
@Entity
@Table(name = "export_register")
public class ExportRegisterRow {
  @Id UUID id;

  String subject;

  @Column(name = "requested_by")
  String requestedBy;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "tree_size")
  long treeSize;

  long entries;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected ExportRegisterRow() {}

  ExportRegisterRow(UUID id, String subject, String requestedBy, Instant requestedAt) {
    this.id = id;
    this.subject = subject;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
  }
}
