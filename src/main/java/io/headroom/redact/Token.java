package io.headroom.redact;

import java.util.List;
import java.util.function.Consumer;

/// Secrets that begin in a way of their own: `ghp_…`.
///
/// @param sort what they are
/// @param prefix how they begin, in the case they have
/// @param lead characters of the secret before the prefix; 0 but for few
/// @param chars what follows
/// @param least fewest characters that follow
/// @param most most characters that follow; whatever follows then is no part of it
/// @param mixed whether words in this form are common, so that only what looks random is taken
/// @param source where the shape is written down
record Token(
    String sort,
    String prefix,
    int lead,
    Chars chars,
    int least,
    int most,
    boolean mixed,
    String source)
    implements Finder {
  @Override
  public List<String> anchors() {
    return List.of(Finder.lower(prefix));
  }

  @Override
  public void find(String text, int start, int end, Consumer<Secret> found) {
    int from = start - lead;
    if (from < 0 || !text.startsWith(prefix, start) || !begins(text, from)) {
      return;
    }
    int to = chars.end(text, end, most);
    while (to > end && text.charAt(to - 1) == '.') {
      to--; // that of the sentence
    }
    boolean cut = to < text.length() && chars.has(text.charAt(to)) && least == most;
    boolean led = lead == 0 || chars.end(text, from, lead) == start;
    if (to - end >= least
        && !cut
        && led
        && !Shapes.isOfLongerPrefix(text, start, this)
        && (!mixed || Randomness.isRandom(text, end, to))) {
      found.accept(new Secret(from, to, sort, lead == 0 ? prefix.length() : 0, true));
    }
  }

  /// Not in the middle of a longer run of these characters, which would be read again and again.
  private boolean begins(String text, int at) {
    return Chars.beginsWord(text, at) && !(at > 0 && text.charAt(at - 1) == '-' && chars.has('-'));
  }
}
