package org.aimsledger.servicekit.paging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.aimsledger.eventstore.project.ReadModel;

/// Answers for which every row of a view has to be looked at, kept until the view has moved.
///
/// Guarantees: an answer is never older than the view was when it was asked for. Does **not** spare
/// anything while events come all the time: each of them moves the view. Not for answers that are
/// large. For several threads.
public final class KeptAnswers {
  private final ReadModel views;
  private final Set<String> names;
  private final Map<Object, Kept> kept;

  private record Kept(List<Long> place, Object answer) {}

  /// @param names of the views that the answers are made of
  /// @param most questions whose answers are kept, those asked last
  public KeptAnswers(ReadModel views, Set<String> names, int most) {
    this.views = views;
    this.names = Set.copyOf(names);
    this.kept = Collections.synchronizedMap(new Recent(most));
  }

  /// The answer, kept or new. The views have to have caught up before.
  ///
  /// @param question with equality by content
  /// @param type of the answer
  public <T> Uni<T> get(Object question, Class<T> type, Supplier<Uni<T>> asking) {
    // Before anything is read: what is read may be newer, never older.
    var place = place();
    var known = kept.get(question);
    return known != null && !place.isEmpty() && known.place().equals(place)
        ? Uni.createFrom().item(type.cast(known.answer()))
        : asking.get().invoke(answer -> kept.put(question, new Kept(place, answer)));
  }

  /// Where the views are; empty while another version of one of them is served.
  private List<Long> place() {
    var place = new ArrayList<Long>();
    var found = 0;
    for (var view : views.views()) {
      if (names.contains(view.name()) && !view.standsBy()) {
        found++;
        for (var reached : view.reached()) {
          place.add(reached);
        }
      }
    }
    return found == names.size() ? List.copyOf(place) : List.of();
  }

  /// The questions asked last.
  private static final class Recent extends LinkedHashMap<Object, Kept> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
      return size() > most;
    }
  }
}
