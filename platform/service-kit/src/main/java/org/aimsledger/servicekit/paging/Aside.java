package org.aimsledger.servicekit.paging;

import java.util.Map;

/// A condition on rows that are looked up aside, and whose ids are those of rows of the list.
///
/// Where few pass, those are found first, and then their rows of the list. Where many pass, a page
/// is found sooner by going through the list in its order.
///
/// @param entity of the rows aside
/// @param condition which of them; it calls them `a`
/// @param implied whether other conditions say the same, so that it need not be asked where many
///   pass
record Aside(Class<?> entity, String condition, Map<String, Object> parameters, boolean implied) {
  Aside {
    parameters = Map.copyOf(parameters);
  }

  /// Their number, as far as it matters whether they are few.
  String count() {
    return "select count(*) from (" + ids(Total.SEARCH + 1) + ") counted";
  }

  /// The rows of the list, from the few aside. Those are limited, by more than there are:
  /// PostgreSQL then looks them up by themselves and makes no join of it, nor one scan with other
  /// conditions.
  String found() {
    return "r.id in (select f.id from (" + ids(2 * Total.SEARCH) + ") f)";
  }

  /// The rows of the list, in whichever way PostgreSQL finds best.
  String joined() {
    return "r.id in (select a.id" + from() + ")";
  }

  /// The rows of the list, each asked by itself. A `case`, because PostgreSQL makes a join of
  /// anything else, and guesses that the first rows of the list pass as often as others.
  String checked() {
    return "case when exists (select 1" + from() + " and a.id = r.id) then 1 else 0 end = 1";
  }

  private String ids(int limit) {
    return "select a.id as id" + from() + " order by cast(null as integer) limit " + limit;
  }

  private String from() {
    return " from " + entity.getName() + " a where " + condition;
  }
}
