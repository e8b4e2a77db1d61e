package org.aimsledger.referencedata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Templates of rules that find incidents in the events of AI systems. Nothing fires by being in
/// the pack: an organisation adopts a template, sets its thresholds and releases it.
public record DetectionRules(
    PackVersion version, LocalDate validFrom, String source, List<Template> templates)
    implements Pack {
  /// One rule to start from, in the words of the incident service.
  ///
  /// @param why what it is good for, and what has to be adapted
  /// @param metric the figure that it looks at; absent: the event as a whole
  /// @param seconds length of its window; exactly one of this and `last` is given
  public record Template(
      String id,
      Titles title,
      Titles why,
      List<String> kinds,
      @Nullable String metric,
      String condition,
      String measure,
      @Nullable Integer seconds,
      @Nullable Integer last,
      String comparison,
      BigDecimal threshold,
      int fewest,
      String rearm,
      int coolDownSeconds,
      String allowance,
      String source) {
    public Template {
      kinds = List.copyOf(kinds);
      if ((seconds == null) == (last == null)) {
        throw new IllegalArgumentException("template " + id + " needs either seconds or last");
      }
    }
  }

  public DetectionRules {
    templates = List.copyOf(templates);
  }

  public Optional<Template> template(String id) {
    return templates.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
