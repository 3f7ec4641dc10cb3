package io.headroom.compress.html;

/// What a part of a page is there for, when it is not what the page says.
enum Part {
  NAVIGATION("navigation part"),
  HEADER("page header"),
  FOOTER("footer"),
  SIDEBAR("sidebar"),
  LINKS("link list"),
  COMMENTS("comment section"),
  SHARING("share bar"),
  ADVERT("ad"),
  NOTICE("notice"),
  FORM("form"),
  BYLINE("byline"),
  FRAGMENT("fragment"),
  REPEAT("repeated text"),
  IMAGE("image"),
  /// Where a link in the shown text leads.
  ADDRESS("link target"),
  HIDDEN("hidden part"),
  SCRIPT("script");

  private final String noun;

  Part(String noun) {
    this.noun = noun;
  }

  /// The part in words, as `3 footers`.
  String counted(int count) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
