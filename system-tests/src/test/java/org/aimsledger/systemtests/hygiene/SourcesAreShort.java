package org.aimsledger.systemtests.hygiene;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Java files have at most 400 lines, methods at most 60.
///
/// A method that is nothing but one `return switch` is a table, read row by row: it may have 120.
/// To cut it in two would only hide whether it is exhaustive.
final class SourcesAreShort implements HygieneCheck {
  private static final int FILE_LINES = 400;
  // A test class lists the behaviour of one unit; ADR 0005 says why it may be longer.
  private static final int TEST_FILE_LINES = 650;
  private static final int METHOD_LINES = 60;
  private static final int TEST_METHOD_LINES = 70;
  private static final int TABLE_LINES = 120;

  @Override
  public List<String> problemsOf(Repository repository) {
    var problems = new ArrayList<String>();
    var sources = repository.files(".java").toList();
    for (var file : sources) {
      var lines = Repository.text(file).lines().count();
      var most = isTest(file) ? TEST_FILE_LINES : FILE_LINES;
      if (lines > most) {
        problems.add(
            repository.name(file) + ": " + lines + " lines, at most " + most + " are read");
      }
    }
    problems.addAll(longMethods(repository, sources));
    return problems;
  }

  private static boolean isTest(Path file) {
    return file.toString().contains("/src/test/");
  }

  private static List<String> longMethods(Repository repository, List<Path> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, _ -> {}, null, null, files.getJavaFileObjectsFromPaths(sources));
      var scanner = new MethodLengths(repository, Trees.instance(task).getSourcePositions());
      for (var unit : task.parse()) {
        var _ = scanner.scan(unit, unit);
      }
      return scanner.problems;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class MethodLengths
      extends TreePathScanner<@Nullable Void, CompilationUnitTree> {
    private final Repository repository;
    private final SourcePositions positions;
    private final List<String> problems = new ArrayList<>();

    MethodLengths(Repository repository, SourcePositions positions) {
      this.repository = repository;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      var end = positions.getEndPosition(unit, method);
      // A constructor that javac made itself has no end.
      if (end >= 0) {
        var map = unit.getLineMap();
        var first = map.getLineNumber(positions.getStartPosition(unit, method));
        var lines = map.getLineNumber(end) - first + 1;
        var file = Path.of(unit.getSourceFile().toUri());
        var usual = isTest(file) ? TEST_METHOD_LINES : METHOD_LINES;
        var most = isTable(method) ? TABLE_LINES : usual;
        if (lines > most) {
          problems.add(
              "%s:%d: method %s has %d lines, at most %d are read"
                  .formatted(repository.name(file), first, method.getName(), lines, most));
        }
      }
      return super.visitMethod(method, unit);
    }

    private static boolean isTable(MethodTree method) {
      return method.getBody() != null
          && method.getBody().getStatements().size() == 1
          && method.getBody().getStatements().getFirst() instanceof ReturnTree only
          && only.getExpression() instanceof SwitchExpressionTree;
    }
  }
}
