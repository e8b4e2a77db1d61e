package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.aimsledger.referencedata.RoleDuties;
import org.aimsledger.referencedata.RoleDuties.Condition;
import org.aimsledger.referencedata.RoleDuties.Duty;
import org.aimsledger.referencedata.RoleDuties.Ground;

/// Pack `role-duties`.
final class RoleDutiesReader {
  private RoleDutiesReader() {}

  static RoleDuties read(PackRow file, PackHeader header) {
    return new RoleDuties(header.version(), header.validFrom(), header.source(), duties(file));
  }

  private static List<Duty> duties(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows("duties", row -> duty(row, row.unusedId(ids)));
  }

  private static Duty duty(PackRow row, String id) {
    return new Duty(
        id,
        new HashSet<>(row.texts("roles")),
        row.rows("when", RoleDutiesReader::condition),
        row.titles("title"),
        row.text("source"));
  }

  private static Condition condition(PackRow row) {
    var ground = row.word("ground", Ground.class);
    return new Condition(
        ground, ground == Ground.ALWAYS ? null : row.text("value"), row.date("from"));
  }
}
