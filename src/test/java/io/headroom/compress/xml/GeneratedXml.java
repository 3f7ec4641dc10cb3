package io.headroom.compress.xml;

import java.util.Random;

/// Documents of which everything is known.
final class GeneratedXml {
  private GeneratedXml() {}

  /// A test report of so many suites of so many tests, of which some fail.
  static String report(long seed, int suites, int tests, int failures) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\"?>\n<testsuites tests=\"");
    out.append(suites * tests).append("\" failures=\"").append(failures).append("\">\n");
    for (int s = 0; s < suites; s++) {
      out.append("  <testsuite name=\"org.acme.Suite").append(s).append("\" tests=\"");
      out.append(tests).append("\">\n");
      for (int t = 0; t < tests; t++) {
        out.append("    <testcase name=\"Suite").append(s).append("#case").append(t);
        out.append("\" classname=\"org.acme.Suite").append(s).append("\" time=\"0.");
        out.append(100 + random.nextInt(900)).append('"');
        if (s % 7 == 3 && t == 1 && s / 7 < failures) {
          out.append(">\n      <failure>Expected 7 but was ").append(8 + s / 7).append("\n");
          out.append("      at org.junit.Assert.fail(Assert.java:86)\n".repeat(4));
          out.append("      at org.acme.Suite").append(s).append(".case1(Suite.java:12)\n");
          out.append("      at java.lang.reflect.Method.invoke(Method.java:498)\n".repeat(12));
          out.append("      </failure>\n    </testcase>\n");
        } else {
          out.append("/>\n");
        }
      }
      out.append("  </testsuite>\n");
    }
    return out.append("</testsuites>\n").toString();
  }

  /// Orders, a row each, with one that was refused.
  static String orders(long seed, int orders) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder("<orders>\n");
    for (int i = 0; i < orders; i++) {
      out.append("  <order currency=\"EUR\">\n    <id>").append(1000 + i).append("</id>\n");
      out.append("    <state>").append(i == orders / 2 ? "refused" : "paid").append("</state>\n");
      out.append("    <total>").append(random.nextInt(9_000)).append("</total>\n  </order>\n");
    }
    return out.append("</orders>\n").toString();
  }
}
