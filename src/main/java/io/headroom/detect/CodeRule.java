package io.headroom.detect;

/// Source code, by several signals that have to agree. Comments left out, most lines read as
/// statements. Some of them use a language's own words, or nearly all end as statements end. And
/// they are grouped: by brackets that balance, by indentation behind a colon, or by closing words.
final class CodeRule implements Rule {
  private static final double LEAST_CODE = 0.62;
  private static final double LEAST_CODE_OF_SCRIPT = 0.45; // whose first line names its interpreter
  private static final double LEAST_ENDED = 0.8;
  private static final double MANY = 0.4;
  private static final int LEAST_STATEMENTS = 3;

  @Override
  public Claim judge(Sample sample) {
    Statements statements = new Statements();
    sample.head().forEach(statements::line);
    Brackets brackets = Brackets.of(sample);
    int base = Math.max(1, statements.filled() - statements.comments());
    double share = (double) statements.count() / base;
    boolean script = sample.text().startsWith("#!/");
    boolean code =
        statements.count() >= LEAST_STATEMENTS
            && share >= (script ? LEAST_CODE_OF_SCRIPT : LEAST_CODE)
            && (script || speaks(statements, brackets, base))
            && (script || isGrouped(statements, brackets, base));
    if (code) {
      return new Claim(
          ContentKind.CODE,
          0.55 + 0.4 * Math.min(1, share),
          Math.round(share * 100) + "% of the lines but comments are statements");
    }
    return brackets.dense() && brackets.balanced()
        ? new Claim(ContentKind.CODE, 0.8, "balanced brackets and operators on long lines")
        : Claim.NONE;
  }

  private static boolean speaks(Statements statements, Brackets brackets, int base) {
    return statements.keywords() >= Math.max(2, base / 50)
        || brackets.balanced() && statements.ended() >= LEAST_ENDED * base;
  }

  private static boolean isGrouped(Statements statements, Brackets brackets, int base) {
    return brackets.balanced() && brackets.pairs() > Math.max(2, base / 12)
        || statements.suites() >= 2
        || statements.closers() >= 2
        || statements.keywords() >= MANY * base;
  }
}
