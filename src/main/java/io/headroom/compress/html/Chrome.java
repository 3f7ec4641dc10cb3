package io.headroom.compress.html;

import io.headroom.compress.html.Page.Sums;
import java.util.Optional;

/// Leaves out what a page itself says is not its content, by landmarks: navigation, banners,
/// footers, dialogs, columns beside the content.
final class Chrome {
  /// A part with more than this share of the running text is the page, whatever it calls itself.
  private static final double MOST = 0.5;

  private static final double FEW_LINKS = 0.2;

  private Chrome() {}

  static void leaveOut(Page page, LeftOut out) {
    Sums sums = out.rest();
    Flow flow = new Flow(page, sums);
    Hints hints = new Hints(page, sums);
    for (int e = 1; e < page.size(); ) {
      Optional<Part> part = Hints.said(page.elements().get(e));
      if (part.isPresent()
          && sums.prose(e) <= MOST * sums.prose(0)
          && !(part.get() == Part.HEADER && ofContent(page, e))
          && !(part.get() == Part.SIDEBAR
              && flow.in(page.parent()[e])
              && sums.prose(e) > 0
              && sums.linkShare(e) < FEW_LINKS
              && hints.hinted(e).isEmpty())) {
        out.element(e, part.get());
        e = page.end()[e];
      } else {
        e++;
      }
    }
  }

  /// The head of an article or section has its title and its first words.
  private static boolean ofContent(Page page, int element) {
    for (int p = page.parent()[element]; p > 0; p = page.parent()[p]) {
      switch (page.elements().get(p).normalName()) {
        case "main", "article", "section" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
