package org.aimsledger.incident.platform;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.incident.platform.Condition.Flaw;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.Condition.Verdict;
import org.jspecify.annotations.Nullable;

/// Reads conditions in the Common Expression Language: terms over one event or one signal, without
/// side effects, clock or calls to the outside. Every one ends: the language has no loop but over
/// the parts of the event, those may not stand inside each other, and what their steps cost is
/// limited before and while it runs. Patterns are RE2: their time grows with the text and with
/// nothing else.
public final class ConditionReader {
  private static final int LONGEST_ERROR = 300;

  private final Limits limits;
  private final CelCompiler wholes;
  private final CelCompiler figures;
  private final CelCompiler signals;
  private final CelRuntime runtime;

  /// What an expression may be like.
  ///
  /// @param length most characters
  /// @param depth how deep its parts may stand inside each other
  /// @param steps most steps of one evaluation, estimated: parts, and parts of loops as often as a
  ///   loop may turn
  /// @param turns most turns of its loops in one evaluation
  public record Limits(int length, int depth, int steps, int turns) {}

  public ConditionReader(Limits limits) {
    this.limits = limits;
    var options =
        CelOptions.current()
            .maxExpressionCodePointSize(limits.length())
            .maxParseRecursionDepth(limits.depth())
            .comprehensionMaxIterations(limits.turns())
            .enableHeterogeneousNumericComparisons(true)
            .build();
    this.wholes = variables(options).build();
    this.figures =
        variables(options)
            .addVar("value", SimpleType.DOUBLE)
            .addVar("unit", SimpleType.STRING)
            .build();
    this.signals = signalVariables(options).build();
    this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(options).build();
    // The grammar is built by the first one that is read: now, not while somebody waits for it.
    var _ = read("true", false);
  }

  private static CelCompilerBuilder language(CelOptions options) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(options)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .setResultType(SimpleType.BOOL);
  }

  private static CelCompilerBuilder signalVariables(CelOptions options) {
    return language(options)
        .addVar("source", SimpleType.STRING)
        .addVar("title", SimpleType.STRING)
        .addVar("text", SimpleType.STRING)
        .addVar("scope", SimpleType.STRING)
        .addVar("systems", ListType.create(SimpleType.STRING))
        .addVar("labels", ListType.create(SimpleType.STRING))
        .addVar("reported", SimpleType.TIMESTAMP);
  }

  private static CelCompilerBuilder variables(CelOptions options) {
    return language(options)
        .addVar("kind", SimpleType.STRING)
        .addVar("type", SimpleType.STRING)
        .addVar("source", SimpleType.STRING)
        .addVar("id", SimpleType.STRING)
        .addVar("system", SimpleType.STRING)
        .addVar("summary", SimpleType.STRING)
        .addVar("time", SimpleType.TIMESTAMP)
        .addVar("recorded", SimpleType.TIMESTAMP)
        .addVar("details", MapType.create(SimpleType.STRING, SimpleType.STRING))
        .addVar("metrics", MapType.create(SimpleType.STRING, SimpleType.DOUBLE));
  }

  /// Reads an expression over events.
  ///
  /// @param overFigures whether it looks at single figures, which it knows as `value` and `unit`
  public Reading read(String expression, boolean overFigures) {
    return switch (compiled(expression, overFigures ? figures : wholes)) {
      case Compiled.Flawed(var flaws) -> new Reading.Unusable(flaws);
      case Compiled.Sound(var program, var guard) ->
          new Reading.Usable(
              (observation, figure) ->
                  guard.excludes(observation)
                      ? Verdict.NOT_MET
                      : test(program, new Fields(observation, figure)));
    };
  }

  /// Reads an expression over signals.
  public SignalCondition.Reading readForSignals(String expression) {
    return switch (compiled(expression, signals)) {
      case Compiled.Flawed(var flaws) -> new SignalCondition.Reading.Unusable(flaws);
      case Compiled.Sound(var program, _) ->
          new SignalCondition.Reading.Usable(signal -> test(program, new SignalFields(signal)));
    };
  }

  /// What came of compiling an expression.
  private sealed interface Compiled {
    record Sound(CelRuntime.Program program, Guard guard) implements Compiled {}

    record Flawed(List<Flaw> flaws) implements Compiled {}
  }

  private Compiled compiled(String expression, CelCompiler compiler) {
    if (expression.length() > limits.length()) {
      return flaw("has " + expression.length() + " characters, at most " + limits.length());
    }
    var compiled = compiler.compile(expression);
    if (compiled.hasError()) {
      List<CelIssue> errors = compiled.getErrors();
      return new Compiled.Flawed(errors.stream().map(this::flaw).toList());
    }
    try {
      return usable(compiled.getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      return flaw(text(e));
    }
  }

  private Compiled usable(CelAbstractSyntaxTree tree) throws CelEvaluationException {
    var root = CelNavigableAst.fromAst(tree).getRoot();
    if (root.allNodes().anyMatch(ConditionReader::isLoopInLoop)) {
      return flaw("has a loop (all, exists, map, filter …) inside a loop");
    }
    var steps = root.allNodes().mapToLong(this::steps).sum();
    if (steps > limits.steps()) {
      return flaw("would take about " + steps + " steps, at most " + limits.steps());
    }
    return new Compiled.Sound(runtime.createProgram(tree), GuardReader.read(tree.getExpr()));
  }

  private static boolean isLoopInLoop(CelNavigableExpr node) {
    return isLoop(node) && isInLoop(node);
  }

  private long steps(CelNavigableExpr node) {
    return isInLoop(node) ? limits.turns() : 1;
  }

  private static boolean isInLoop(CelNavigableExpr node) {
    for (var around = node.parent(); around.isPresent(); around = around.get().parent()) {
      if (isLoop(around.get())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoop(CelNavigableExpr node) {
    return node.getKind() == Kind.COMPREHENSION;
  }

  private static Verdict test(CelRuntime.Program program, CelVariableResolver fields) {
    try {
      return Boolean.TRUE.equals(program.eval(fields)) ? Verdict.MET : Verdict.NOT_MET;
    } catch (CelEvaluationException e) {
      return new Verdict(false, text(e));
    }
  }

  private static String text(Exception e) {
    var message = String.valueOf(e.getMessage());
    return Texts.quoted(message, 2 * LONGEST_ERROR);
  }

  private Flaw flaw(CelIssue issue) {
    var place = issue.getSourceLocation();
    return new Flaw(
        Math.max(1, place.getLine()),
        Math.max(0, place.getColumn()) + 1,
        Texts.quoted(issue.getMessage(), 2 * LONGEST_ERROR));
  }

  private static Compiled flaw(String message) {
    return new Compiled.Flawed(List.of(new Flaw(1, 1, message)));
  }

  /// What is known of one signal under the names that conditions know.
  private record SignalFields(SignalCondition.Picture signal) implements CelVariableResolver {
    @Override
    public Optional<Object> find(String name) {
      return Optional.ofNullable(
          switch (name) {
            case "source" -> signal.source();
            case "title" -> signal.title();
            case "text" -> signal.text();
            case "scope" -> signal.scope();
            case "systems" -> signal.systems();
            case "labels" -> signal.labels();
            case "reported" -> signal.reported();
            default -> null;
          });
    }
  }

  /// The fields of one event under the names that conditions know.
  private record Fields(Observation observation, @Nullable Measurement figure)
      implements CelVariableResolver {
    @Override
    public Optional<Object> find(String name) {
      return Optional.ofNullable(
          switch (name) {
            case "kind" -> observation.kind().name();
            case "type" -> observation.type();
            case "source" -> observation.source();
            case "id" -> observation.externalId();
            case "system" -> observation.system().toString();
            case "summary" -> observation.summary();
            case "time" -> observation.time();
            case "recorded" -> observation.recordedAt();
            case "details" -> observation.details();
            case "metrics" -> metrics();
            case "value" -> figure == null ? null : figure.value().doubleValue();
            case "unit" -> figure == null ? null : unit(figure);
            default -> null;
          });
    }

    private static String unit(Measurement figure) {
      return figure.unit() == null ? "" : figure.unit();
    }

    /// The first figure of each metric.
    private Map<String, Double> metrics() {
      var metrics = new HashMap<String, Double>();
      for (var each : observation.measurements()) {
        var _ = metrics.putIfAbsent(each.metric(), each.value().doubleValue());
      }
      return metrics;
    }
  }
}
