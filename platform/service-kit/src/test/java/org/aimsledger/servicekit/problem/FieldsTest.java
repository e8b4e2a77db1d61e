package org.aimsledger.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static void isRefused(ThrowingCallable work, String field, String message) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem()).isEqualTo(Problems.invalidField(field, message)));
  }

  @Test
  void aValueThatItsConstructorAcceptsIsGiven() {
    assertThat(Fields.check("age", () -> 17)).isEqualTo(17);
  }

  @Test
  void theWordsOfTheConstructorAreTold() {
    isRefused(
        () ->
            Fields.check(
                "age",
                () -> {
                  throw new IllegalArgumentException("must be positive");
                }),
        "age",
        "must be positive");
  }

  @Test
  void anyOtherExceptionIsABugAndPasses() {
    assertThatThrownBy(
            () ->
                Fields.check(
                    "age",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsRequiredMustBeThere() {
    isRefused(() -> Fields.required("name", null), "name", "is required");
    isRefused(() -> Fields.text("name", null, 5), "name", "is required");
    isRefused(() -> Fields.text("name", " \n", 5), "name", "must not be blank");
  }

  @Test
  void aTextHasALimit() {
    assertThat(Fields.text("name", "12345", 5)).isEqualTo("12345");
    isRefused(
        () -> Fields.text("name", "123456", 5), "name", "has 6 characters, at most 5 are allowed");
    isRefused(
        () -> Fields.optionalText("name", "123456", 5),
        "name",
        "has 6 characters, at most 5 are allowed");
  }

  @Test
  void aTextHasLinesButNoOtherControlCharacters() {
    assertThat(Fields.text("name", "a\r\n\tb", 10)).isEqualTo("a\r\n\tb");
    isRefused(() -> Fields.text("name", "a\u0000b", 10), "name", "contains control characters");
  }

  @Test
  void anOptionalTextThatIsBlankIsAbsent() {
    assertThat(Fields.optionalText("name", " ", 5)).isNull();
    assertThat(Fields.optionalText("name", null, 5)).isNull();
    assertThat(Fields.optionalText("name", "a", 5)).isEqualTo("a");
  }

  @Test
  void severalErrorsAreListedInOneProblem() {
    // When
    var problem =
        Problems.invalidFields(
            List.of(new FieldError("a", "is red"), new FieldError("b", "is blue")));

    // Then
    assertThat(problem.document().get("errors"))
        .isEqualTo(List.of(new FieldError("a", "is red"), new FieldError("b", "is blue")));
    assertThat(problem.status()).isEqualTo(400);
  }
}
