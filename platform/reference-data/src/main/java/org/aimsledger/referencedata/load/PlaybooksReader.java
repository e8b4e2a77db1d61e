package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.referencedata.Playbooks;
import org.aimsledger.referencedata.Playbooks.Playbook;
import org.aimsledger.referencedata.Playbooks.Role;
import org.aimsledger.referencedata.Playbooks.Step;

/// Pack `playbooks`.
final class PlaybooksReader {
  private PlaybooksReader() {}

  static Playbooks read(PackRow file, PackHeader header) {
    return new Playbooks(
        header.version(), header.validFrom(), header.source(), roles(file), playbooks(file));
  }

  private static List<Role> roles(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows("roles", row -> new Role(row.unusedId(ids), row.titles("title")));
  }

  private static List<Playbook> playbooks(PackRow file) {
    var ids = new ArrayList<String>();
    var reports = new HashSet<String>();
    var causes = new HashSet<String>();
    return file.rows(
        "playbooks",
        row ->
            new Playbook(
                row.unusedId(ids),
                row.titles("title"),
                row.titles("trigger"),
                unclaimed(row, "reports", reports),
                unclaimed(row, "causes", causes),
                steps(row)));
  }

  /// What starts a playbook by itself starts one only.
  private static Set<String> unclaimed(PackRow row, String key, Set<String> claimed) {
    var words = row.has(key) ? row.texts(key) : List.<String>of();
    for (var word : words) {
      if (!claimed.add(word)) {
        throw row.problem(key + " " + word + " starts another playbook already");
      }
    }
    return new HashSet<>(words);
  }

  private static List<Step> steps(PackRow playbook) {
    var ids = new ArrayList<String>();
    return playbook.rows(
        "steps",
        row ->
            new Step(
                row.unusedId(ids),
                row.text("phase"),
                row.text("role"),
                row.has("dueInMinutes") ? (Integer) row.number("dueInMinutes") : null,
                row.has("guard") ? row.text("guard") : null,
                row.titles("title")));
  }
}
