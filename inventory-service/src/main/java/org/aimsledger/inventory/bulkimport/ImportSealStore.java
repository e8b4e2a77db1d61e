package org.aimsledger.inventory.bulkimport;

import io.vertx.core.buffer.Buffer;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.inventory.bulkimport.ImportStore.NewJob;
import org.jspecify.annotations.Nullable;

/// Seals what is known of an import. `SealedRowsBeans` has the same fields in the same order.
final class ImportSealStore {
  private ImportSealStore() {}

  /// The seal of a job; null where there are no keys.
  static @Nullable Buffer seal(RowSeals seals, NewJob job) {
    var seal =
        seals.seal(
            "import_job",
            job.id().toString(),
            job.mapping().id(),
            job.yaml(),
            job.fileName(),
            job.table().sha256(),
            job.actor(),
            job.correlation(),
            Integer.toString(job.table().rows().size()));
    return seal == null ? null : Buffer.buffer(seal);
  }
}
