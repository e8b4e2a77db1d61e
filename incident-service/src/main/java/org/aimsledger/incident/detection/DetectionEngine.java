package org.aimsledger.incident.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detection.RuleIndex.Asking;
import org.aimsledger.incident.platform.Condition.Verdict;
import org.aimsledger.incident.platform.Observation;
import org.jspecify.annotations.Nullable;

/// Judges events in the order in which they happened. Live detection and dry runs are this and
/// nothing else.
final class DetectionEngine {
  private static final int MOST_FIGURES = 100;

  private final List<ActiveRule> rules;
  private final RuleIndex index;
  private final int mostCauses;

  /// @param mostCauses most events that a firing names
  DetectionEngine(List<ActiveRule> rules, int mostCauses) {
    this.rules = List.copyOf(rules);
    this.index = new RuleIndex(this.rules);
    this.mostCauses = mostCauses;
  }

  /// What came of looking at events.
  ///
  /// @param hits in the order of the events
  /// @param looked number of events that were looked at
  record Judged(List<Hit> hits, Map<RuleVersion, Tally> tallies, int looked) {}

  /// What came of it in the windows.
  record Outcome(List<Firing> firings, Map<RuleVersion, Tally> tallies) {}

  /// Looks at events one by one; windows are not needed for that.
  Judged judge(List<Observation> observations) {
    return judge(observations, Integer.MAX_VALUE);
  }

  /// The same, up to the event that has made enough hits: each needs its window in memory.
  ///
  /// @param enough at which number of hits no further event is looked at
  Judged judge(List<Observation> observations, int enough) {
    var hits = new ArrayList<Hit>();
    var counts = new Counts(rules.size());
    var looked = 0;
    for (var observation : observations) {
      if (hits.size() >= enough) {
        break;
      }
      looked++;
      judge(observation, hits, counts);
    }
    return new Judged(hits, counts.tallies(rules), looked);
  }

  private void judge(Observation observation, List<Hit> hits, Counts counts) {
    var ofSystem = index.ofSystem(observation.system());
    ask(index.ofKind(observation.kind()).wholes(), observation, null, 0, hits, counts);
    ask(ofSystem.wholes(), observation, null, 0, hits, counts);
    var ordinals = new HashMap<String, Integer>();
    for (var figure : observation.measurements()) {
      // Each counts from 0 among those of its metric.
      var ordinal = ordinals.merge(figure.metric(), 1, Integer::sum) - 1;
      if (ordinal < MOST_FIGURES) {
        var ofKind = index.ofKind(observation.kind());
        ask(ofKind.of(figure.metric()), observation, figure, ordinal, hits, counts);
        ask(ofSystem.of(figure.metric()), observation, figure, ordinal, hits, counts);
      }
    }
  }

  private static void ask(
      List<Asking> all,
      Observation observation,
      @Nullable Measurement figure,
      int ordinal,
      List<Hit> hits,
      Counts counts) {
    for (var asking : all) {
      Verdict verdict = null;
      for (var numbered : asking.rules()) {
        var rule = numbered.rule();
        if (!rule.judges(observation)) {
          continue;
        }
        if (verdict == null) {
          verdict = asking.condition().test(observation, figure);
        }
        counts.add(numbered.number(), verdict);
        if (verdict.met() || Window.countsAll(rule.content().window())) {
          var value = figure == null ? 0.0 : figure.value().doubleValue();
          hits.add(Hit.of(rule, observation, ordinal, verdict.met(), value));
        }
      }
    }
  }

  /// What rules have looked at, by their numbers.
  private static final class Counts {
    private final long[] events;
    private final long[] met;
    private final long[] errors;
    private final @Nullable String[] lastErrors;

    Counts(int rules) {
      events = new long[rules];
      met = new long[rules];
      errors = new long[rules];
      lastErrors = new @Nullable String[rules];
    }

    void add(int rule, Verdict verdict) {
      events[rule]++;
      if (verdict.met()) {
        met[rule]++;
      }
      if (verdict.error() != null) {
        errors[rule]++;
        lastErrors[rule] = verdict.error();
      }
    }

    Map<RuleVersion, Tally> tallies(List<ActiveRule> rules) {
      var tallies = new HashMap<RuleVersion, Tally>();
      for (var i = 0; i < events.length; i++) {
        if (events[i] > 0) {
          tallies.merge(
              rules.get(i).id(),
              new Tally(events[i], met[i], errors[i], 0, lastErrors[i]),
              Tally::and);
        }
      }
      return tallies;
    }
  }

  /// Puts hits into their windows.
  ///
  /// @param windows those of all hits; changed
  Outcome apply(List<Hit> hits, Map<WindowKey, Window> windows) {
    var firings = new ArrayList<Firing>();
    var tallies = new HashMap<RuleVersion, Tally>();
    for (var hit : hits) {
      windows
          .computeIfAbsent(hit.key(), _ -> Window.empty())
          .take(hit, mostCauses)
          .ifPresent(
              found -> {
                firings.add(Firing.of(hit, found));
                tallies.merge(hit.rule().id(), new Tally(0, 0, 0, 1, null), Tally::and);
              });
    }
    return new Outcome(firings, tallies);
  }
}
