package io.headroom.compress.html;

import io.headroom.compress.html.Page.Sums;
import java.util.Optional;

/// Leaves out of a page that is no article, a list, a form, a program, what surely is not its
/// content: outside its main landmark, and links to other parts of the site.
final class Listing {
  private static final double MAIN = 0.4;
  private static final double LINKS = 0.5;

  private Listing() {}

  static void leaveOutRest(Page page, LeftOut out) {
    Sums sums = out.rest();
    int main = main(page, sums);
    out.blocks(0, page.firstBlock()[main], Part.FRAGMENT);
    out.blocks(page.endBlock()[main], page.blocks().size(), Part.FRAGMENT);
    Hints hints = new Hints(page, sums);
    for (int e = main + 1; e < page.end()[main]; ) {
      Optional<Part> hint = hints.hinted(e);
      boolean leave =
          hint.isPresent()
              && sums.text(e) < LINKS * sums.text(main)
              && switch (hint.get()) {
                case NAVIGATION, FOOTER, SHARING, ADVERT, NOTICE, SIDEBAR ->
                    sums.linkShare(e) > LINKS;
                default -> false;
              };
      if (leave) {
        out.element(e, hint.get());
        e = page.end()[e];
      } else {
        e++;
      }
    }
  }

  /// The main landmark, if the page has one with a good part of its text in it.
  private static int main(Page page, Sums sums) {
    for (int e = 1; e < page.size(); e++) {
      boolean named =
          page.elements().get(e).nameIs("main")
              || page.elements().get(e).attr("role").equals("main");
      if (named && sums.text(e) >= MAIN * sums.text(0)) {
        return e;
      }
    }
    return 0;
  }
}
