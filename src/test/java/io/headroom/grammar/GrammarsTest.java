package io.headroom.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrammarsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyGrammarLoads(Language language) {
    assertThat(parse(language, "x")).isNotNull();
  }

  @Test
  void offsetsAreThoseOfTheString() {
    String text = "x = '😀é'\ndef f():\n  return 1\n";
    SyntaxNode function = parse(Language.PYTHON, text).root().children().getLast();
    assertThat(function.type()).isEqualTo("function_definition");
    assertThat(function.span().of(text)).isEqualTo("def f():\n  return 1");
  }

  @Test
  void anyStringHasATree() {
    for (String text : List.of("", "\0", "\uD800", "\uDC00x\uD800", "((((", "\r\r\n", "}")) {
      for (Language language : Language.values()) {
        assertThat(parse(language, text).root().end()).isLessThanOrEqualTo(text.length());
      }
    }
  }

  @Test
  void garbageIsGivenUpTheSameWayEachTime() {
    Random random = new Random(7);
    String signs = "(){}[]<>=;:,.'\"\\ab1 \n";
    StringBuilder garbage = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      garbage.append(signs.charAt(random.nextInt(signs.length())));
    }
    var first = Grammars.parse(Language.PYTHON, garbage.toString(), _ -> false, Work.UNWATCHED);
    var second = Grammars.parse(Language.PYTHON, garbage.toString(), _ -> false, Work.UNWATCHED);
    assertThat(first).isEqualTo(second);
  }

  @Test
  void aLongTextHasNoTree() {
    String text = "x\n".repeat(Grammars.LONGEST / 2 + 1);
    assertThat(Grammars.parse(Language.PYTHON, text, _ -> false, Work.UNWATCHED)).isEmpty();
  }

  @Test
  void cancellationPasses() {
    String text = "int x = 1;\n".repeat(5_000);
    Work cancelled =
        (_, _) -> {
          throw new Work.Cancelled();
        };
    assertThatThrownBy(() -> Grammars.parse(Language.JAVA, text, _ -> false, cancelled))
        .isInstanceOf(Work.Cancelled.class);
  }

  @Test
  void manyThreadsParseAtOnce() throws Exception {
    String text = "class A { int f(int x) { return x; } }\n".repeat(50);
    Syntax alone = parse(Language.JAVA, text);
    List<Future<Syntax>> parsed = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        parsed.add(threads.submit(() -> parse(Language.JAVA, text)));
      }
    }
    for (Future<Syntax> one : parsed) {
      assertThat(one.get()).isEqualTo(alone);
    }
  }

  private static Syntax parse(Language language, String text) {
    return Grammars.parse(language, text, _ -> false, Work.UNWATCHED).orElseThrow();
  }
}
