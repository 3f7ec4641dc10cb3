package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CharsTest {
  @Test
  void answersWhatCharacterDoesOfEveryCodePoint() {
    same(Chars::isLetter, Character::isLetter);
    same(Chars::isDigit, Character::isDigit);
    same(Chars::isLetterOrDigit, Character::isLetterOrDigit);
    same(Chars::isWhitespace, Character::isWhitespace);
    same(Chars::isNamePart, Character::isJavaIdentifierPart);
  }

  private static void same(IntPredicate ours, IntPredicate theirs) {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> ours.test(c) != theirs.test(c)))
        .isEmpty();
  }
}
