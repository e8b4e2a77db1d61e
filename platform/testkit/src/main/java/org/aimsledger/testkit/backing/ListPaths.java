package org.aimsledger.testkit.backing;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The lists of the service under test, as its OpenAPI document knows them: so no test has to be
/// told of a new one.
public final class ListPaths {
  /// The forms in which each of them is a file.
  public static final List<String> FILES =
      List.of(
          "text/csv",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.aimsledger.rows+json");

  private ListPaths() {}

  /// Paths that are read page by page, parameters in them filled with ids that nothing has.
  public static List<String> ofService() {
    Map<String, Map<String, Map<String, Object>>> paths =
        Calls.anonymous().accept("application/json").get("/q/openapi").path("paths");
    var lists = new ArrayList<String>();
    paths.forEach(
        (path, operations) -> {
          if (operations.containsKey("get") && isList(operations.get("get"))) {
            lists.add(path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()));
          }
        });
    return lists;
  }

  private static boolean isList(Map<String, Object> operation) {
    return operation.get("parameters") instanceof List<?> parameters
        && parameters.stream()
            .anyMatch(
                parameter -> parameter instanceof Map<?, ?> map && "cursor".equals(map.get("name")))
        && operation.get("responses") instanceof Map<?, ?> responses
        && responses.get("200") instanceof Map<?, ?> success
        && success.get("content") instanceof Map<?, ?> content
        && content.containsKey("text/csv");
  }

  /// Asks for each list in each form and tells those that answered as no list does: neither the
  /// file nor a problem about an id or a parameter.
  public static List<String> unlikeFiles(String actor, String... roles) {
    var wrong = new ArrayList<String>();
    for (var path : ofService()) {
      for (var type : FILES) {
        var answer = Calls.as(actor, roles).accept(type).get(path);
        if (!isFile(answer, type) && !isProblem(answer)) {
          wrong.add(path + " as " + type + ": " + answer.statusCode() + " " + answer.contentType());
        }
      }
    }
    return wrong;
  }

  private static boolean isFile(Response answer, String type) {
    return answer.statusCode() == 200
        && answer.contentType().startsWith(type)
        && answer.asByteArray().length > 0;
  }

  private static boolean isProblem(Response answer) {
    return (answer.statusCode() == 404 || answer.statusCode() == 400)
        && answer.contentType().startsWith("application/problem+json");
  }
}
