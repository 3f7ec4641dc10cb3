package io.headroom.detect;

/// Listings of paths: nearly every line is one word with slashes in it, and many name something in
/// the directory of the line before. Encoded bytes have slashes, too, but no such neighbours.
final class PathRule implements Rule {
  private static final int LEAST_LINES = 5;
  private static final double NEARLY = 0.95;
  private static final double LEAST_NEIGHBOURS = 0.3;

  @Override
  public Claim judge(Sample sample) {
    int paths = 0;
    int neighbours = 0;
    String before = "";
    for (String line : sample.filled()) {
      int slash = line.lastIndexOf('/', line.length() - 2);
      if (slash >= 0 && line.chars().noneMatch(Character::isWhitespace)) {
        String directory = line.substring(0, slash + 1);
        paths++;
        neighbours += directory.equals(before) ? 1 : 0;
        before = directory;
      }
    }
    boolean listing =
        paths >= LEAST_LINES
            && sample.share(paths) >= NEARLY
            && neighbours >= LEAST_NEIGHBOURS * paths;
    return listing ? new Claim(ContentKind.TABLE, 0.94, paths + " paths") : Claim.NONE;
  }
}
