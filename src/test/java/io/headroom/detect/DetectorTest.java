package io.headroom.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
  @Nested
  class LongLines {
    @Test
    void areCodeWhereTheyAreFullOfBrackets() {
      String minified = "function a(b,c){return b[c]&&(b.d=c,e(b))}".repeat(40);
      assertKind(ContentKind.CODE, "/* a licence\n * of some lines\n */\n" + minified + "\n");
    }

    @Test
    void areNoCodeForTheBracketsOfOthers() {
      StringBuilder build = new StringBuilder();
      build
          .append("[search path: ")
          .append("/lib/some.library-1.2.3.jar,".repeat(60))
          .append("]\n");
      for (int i = 0; i < 60; i++) {
        build.append("[loading /modules/java.base/java/lang/Type").append(i).append(".class]\n");
      }
      build.append("src/A.java:26: error: cannot find symbol\n");
      assertKind(ContentKind.LOG, build.toString());
    }
  }

  @Nested
  class Json {
    @Test
    void takesAnObjectAnArrayAndLinesOfThem() {
      assertKind(ContentKind.JSON, "{\"a\": [1, 2.5e300, null], \"b\": {\"c\": \"d\"}}");
      assertKind(ContentKind.JSON, "  \n[1, 2, 3]\n");
      assertKind(ContentKind.JSON, "\uFEFF{\"a\": 1}");
      assertKind(ContentKind.JSON, "{\"a\": 1}\n\n{\"a\": 2}\n[3]\n");
      assertKind(ContentKind.JSON, "[]");
    }

    @Test
    void doesNotTakeWhatDoesNotParse() {
      assertNot(ContentKind.JSON, "[INFO] Scanning for projects...\n[INFO] done\n");
      assertNot(ContentKind.JSON, "{\"a\": 1} and more");
      assertNot(ContentKind.JSON, "{\"a\": 1,}");
      assertNot(ContentKind.JSON, "{'a': None}");
      assertNot(ContentKind.JSON, "{\"a\": 1}\n{\"a\": \n2}\n");
      assertNot(ContentKind.JSON, "{\"a\": 1} {\"a\": 2}");
      assertNot(ContentKind.JSON, "{\"a\": 1}\nhello\n{\"a\": 2}\n");
      assertNot(ContentKind.JSON, "[1, 2, 3");
    }

    @Test
    void leavesScalarsToText() {
      for (String scalar : List.of("42", "\"x\"", "true", "null", "1\n2\n3\n")) {
        assertKind(ContentKind.TEXT, scalar);
      }
    }

    @Test
    void takesNestingBeyondAThousandForJsonUnread() {
      assertKind(ContentKind.JSON, "[".repeat(1_000) + "]".repeat(1_000));
      assertKind(ContentKind.JSON, "[".repeat(1_001) + "]".repeat(1_001));
      assertKind(ContentKind.JSON, "[".repeat(500_000));
    }

    @Test
    void readsNumbersAndStringsOfAnyLength() {
      assertKind(ContentKind.JSON, "[" + "9".repeat(5_000) + ", \"" + "x".repeat(100_000) + "\"]");
    }
  }

  @Nested
  class Conversations {
    @Test
    void takesMessagesOfOpenAiAndAnthropic() {
      assertKind(
          ContentKind.CONVERSATION,
          """
          [{"role": "system", "content": "Be brief."},
           {"role": "user", "content": "Hi"},
           {"role": "assistant", "content": null, "tool_calls": [{"id": "c1"}]},
           {"role": "tool", "tool_call_id": "c1", "content": "{}"}]\
          """);
      assertKind(
          ContentKind.CONVERSATION,
          """
          {"model": "m", "max_tokens": 9, "tools": [{"name": "messages"}], "messages": [
            {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
            {"role": "assistant", "content": [{"type": "tool_use", "input": {"role": "x"}}]}]}\
          """);
    }

    @Test
    void takesItemsOfResponses() {
      assertKind(
          ContentKind.CONVERSATION,
          """
          {"model": "m", "instructions": "Be brief.", "input": [
            {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi"}]},
            {"type": "reasoning", "id": "r", "summary": []},
            {"type": "function_call", "call_id": "c1", "name": "ls", "arguments": "{}"},
            {"type": "function_call_output", "call_id": "c1", "output": "a"}]}\
          """);
    }

    @Test
    void takesAMessagePerLine() {
      assertKind(
          ContentKind.CONVERSATION,
          """
          {"role": "user", "content": "Hi", "meta": {"messages": [1]}}

          {"role": "assistant", "content": null, "tool_calls": []}
          {"role": "tool", "tool_call_id": "c1", "content": "ok"}
          """);
    }

    @Test
    void doesNotTakeOtherLinesWithRoles() {
      String message = "{\"role\": \"user\", \"content\": \"x\"}\n";
      assertKind(ContentKind.JSON, message);
      assertKind(ContentKind.JSON, message + "{\"role\": \"user\", \"name\": \"Ann\"}\n");
      assertKind(ContentKind.JSON, message + "[" + message.strip() + "]\n");
      assertKind(ContentKind.JSON, ("{\"messages\": [" + message.strip() + "]}\n").repeat(3));
    }

    @Test
    void doesNotTakeOtherListsWithRoles() {
      assertKind(ContentKind.JSON, "{\"messages\": [{\"id\": 1, \"text\": \"x\"}]}");
      assertKind(ContentKind.JSON, "{\"messages\": [\"x\", \"y\"]}");
      assertKind(ContentKind.JSON, "{\"messages\": []}");
      assertKind(ContentKind.JSON, "{\"input\": [{\"type\": \"phone_call\", \"id\": 1}]}");
      assertKind(ContentKind.JSON, "{\"input\": {\"role\": \"user\", \"content\": \"x\"}}");
      assertKind(ContentKind.JSON, "[{\"role\": \"user\", \"name\": \"Ann\"}]");
      assertKind(ContentKind.JSON, "[{\"role\": \"owner\", \"content\": \"x\"}]");
      assertKind(ContentKind.JSON, "[{\"role\": \"user\", \"content\": \"x\"}, {\"id\": 1}]");
      assertKind(
          ContentKind.JSON, "{\"data\": {\"messages\": [{\"role\": \"user\", \"content\": 1}]}}");
    }
  }

  @Nested
  class Logs {
    @Test
    void takesTimesAndBracketsForWhatTheyAre() {
      for (String line :
          List.of(
              "[INFO] Compiling %d source files",
              "2026-01-01T10:00:%02d.123Z INFO worker-7 took 12 ms",
              "10:00:%02d request handled by node 4",
              "2026-01-01 10:00:%02d,978 INFO [main] org.example.App: started, ready",
              "Jun 14 15:16:%02d combo sshd[19939]: check pass; user unknown",
              "[Sun Dec 04 04:47:%02d 2005] [notice] workerEnv.init() ok",
              "10.0.0.7 - ann [10/Oct/2026:13:55:%02d +0000] \"GET /a HTTP/1.1\" 200 2326",
              "I0102 15:04:%02d.123456   12345 server.go:42] listening",
              "03-17 16:13:%02d.811  1702  2395 D WindowManager: printFreezing",
              "[0.0%02ds][info][gc] Using G1",
              "[   12.3456%02d] usb 1-1: new device",
              "17000000%02d.123 connection accepted from 10.0.0.8",
              "081109 2036%02d 148 INFO dfs.DataNode: Receiving block blk_3886",
              "time=\"2026-01-01T10:00:%02dZ\" level=info msg=\"pulled image\"",
              "npm warn deprecated package-%d: use another",
              "  CC       base/components_%d.lo")) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 30; i++) {
          log.append(line.formatted(i)).append('\n');
        }
        assertKind(ContentKind.LOG, log.toString());
      }
    }

    @Test
    void keepsStackTracesWithTheirRecords() {
      assertKind(
          ContentKind.LOG,
          """
          2026-01-01 10:00:00,001 ERROR [main] com.example.App - failed
          java.lang.IllegalStateException: no connection
          \tat com.example.Db.open(Db.java:12)
          \tat com.example.App.main(App.java:34)
          Caused by: java.net.ConnectException: refused
          \tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
          2026-01-01 10:00:01,207 WARN [main] com.example.App - retrying
          2026-01-01 10:00:02,301 INFO [main] com.example.App - up
          """);
    }

    @Test
    void takesRemarksOfCompilersForALogNotASearch() {
      assertKind(
          ContentKind.LOG,
          """
          src/a.c:12:5: error: expected ';' before 'return'
          src/a.c:40:1: warning: control reaches end of non-void function
          src/b/c.c:7:10: fatal error: missing.h: No such file or directory
          pkg/app.py:2:80: E501 line too long (99 > 79 characters)
          """);
    }

    @Test
    void seesThroughColours() {
      assertKind(
          ContentKind.LOG,
          "\u001B[32m10:00:01\u001B[0m \u001B[1mstart\u001B[0m\n".repeat(5)
              + "\u001B[31m10:00:02\u001B[0m failed\n");
    }

    @Test
    void takesOutputOfBuildsWithoutTimes() {
      StringBuilder build = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        build.append("> Task :module").append(i).append(":compileJava UP-TO-DATE\n");
        build.append("   Compiling crate-").append(i).append(" v1.0.").append(i).append('\n');
        build.append("tests/test_api.py::test_case_").append(i).append(" PASSED [ 1%]\n");
      }
      assertKind(ContentKind.LOG, build.toString());
    }
  }

  @Nested
  class Searches {
    @Test
    void takesFlatOutputWithColumnsAndContext() {
      assertKind(
          ContentKind.SEARCH,
          """
          src/app/Main.java:12:  public static void main(String[] args) {
          src/app/Main.java:40:    run(args);
          src/app/Other.java:7:import java.util.List;
          """);
      assertKind(
          ContentKind.SEARCH,
          """
          lib/a.js-11-  // before
          lib/a.js:12:3:  const x = 1;
          lib/a.js-13-  // after
          --
          lib/b-2-c.js:7:1:  return x;
          lib/b-2-c.js-8-}
          """);
      assertKind(ContentKind.SEARCH, "C:\\src\\a.cs:12:using System;\nC:\\src\\a.cs:14:using X;\n");
    }

    @Test
    void takesHeadingsCountsAndEvents() {
      assertKind(
          ContentKind.SEARCH,
          """
          lib/adapters/fetch.js
          5:import AxiosError from "../core/AxiosError.js";
          48-  // context
          49:  throw new AxiosError(`Unknown`);

          lib/core/x.js
          7:import AxiosError from "./AxiosError.js";
          """);
      assertKind(ContentKind.SEARCH, "lib/a.js:12\nlib/b.js:3\nlib/c/d.js:44\n");
      assertKind(
          ContentKind.SEARCH,
          """
          {"type":"begin","data":{"path":{"text":"a.ts"}}}
          {"type":"match","data":{"path":{"text":"a.ts"},"lines":{"text":"x\\n"},"line_number":3}}
          {"type":"end","data":{"path":{"text":"a.ts"}}}
          """);
    }

    @Test
    void doesNotTakeTimesHostsOrUrls() {
      assertNot(ContentKind.SEARCH, "2026-01-01T10:00:00 up\n2026-01-01T10:00:01 down\n");
      assertNot(ContentKind.SEARCH, "10:00:00 up\n10:00:01 down\n10:00:02 up\n");
      assertNot(ContentKind.SEARCH, "http://a.example:8080/x\nhttp://b.example:8081/y\n");
      assertNot(ContentKind.SEARCH, "app-2024-01-01 done\napp-2024-01-02 done\n");
    }
  }

  @Nested
  class Diffs {
    private static final String HUNK = "@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n";

    @Test
    void takesGitPlainAndCombinedDiffs() {
      assertKind(
          ContentKind.DIFF, "diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n" + HUNK);
      assertKind(ContentKind.DIFF, "--- x.orig\t2026-01-01\n+++ x\t2026-01-02\n" + HUNK);
      assertKind(
          ContentKind.DIFF,
          "diff --cc x\n--- a/x\n+++ b/x\n@@@ -1,2 -1,2 +1,3 @@@\n  a\n+ b\n +c\n");
      assertKind(ContentKind.DIFF, "From: Ann\nSubject: Fix it\n\nWhy.\n---\n" + HUNK.repeat(3));
      assertKind(ContentKind.DIFF, HUNK + "\\ No newline at end of file\n");
    }

    @Test
    void doesNotTakeHunksThatDoNotAddUp() {
      assertNot(ContentKind.DIFF, "--- a\n+++ b\n@@ -1,9 +1,9 @@\n a\n-b\n+c\nhello\n d\n");
      assertNot(ContentKind.DIFF, "- one\n+ two\n- three\n");
    }

    @Test
    void leavesAPageThatShowsOneToText() {
      String prose = "This page says at some length how a patch is to be read by a person.\n";
      assertKind(
          ContentKind.TEXT, "# Patches\n\n" + prose.repeat(20) + "```diff\n" + HUNK + "```\n");
    }
  }

  @Nested
  class Tables {
    @Test
    void takesDelimitedRecordsWithQuotes() {
      assertKind(
          ContentKind.TABLE, "id,name,score\n1,\"Doe, Ann\",3.5\n2,\"Say \"\"hi\"\"\",4\n3,Bo,\n");
      assertKind(ContentKind.TABLE, "id\tname\n1\tAnn\n2\tBo\n3\tCy\n");
      assertKind(ContentKind.TABLE, "a;b;c\n1;x;2026-01-01\n2;y;2026-01-02\n3;z;2026-01-03\n");
      assertKind(ContentKind.TABLE, "id,note,n\n1,\"two\nlines\",5\n2,one,6\n3,none,7\n");
    }

    @Test
    void takesDrawnTablesThatAreTheWholeText() {
      assertKind(ContentKind.TABLE, "| a | b |\n| --- | :-: |\n| 1 | x \\| y |\n| 2 | z |\n");
      assertKind(
          ContentKind.TABLE,
          "+----+------+\n| id | name |\n+----+------+\n|  1 | Ann  |\n|  2 | Bo   |\n+----+------+\n2 rows\n");
      assertKind(ContentKind.TABLE, " id | name\n----+------\n  1 | Ann\n  2 | Bo\n(2 rows)\n");
      assertKind(
          ContentKind.TABLE, "┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1 │ 2 │\n│ 3 │ 4 │\n└───┴───┘\n");
    }

    @Test
    void takesAlignedOutputOfCommands() {
      assertKind(
          ContentKind.TABLE,
          """
          Filesystem               Size  Used Avail Use% Mounted on
          devtmpfs                 1.9G     0  1.9G   0% /dev
          /dev/mapper/centos-root   17G  1.8G   16G  11% /
          tmpfs                    378M     0  378M   0% /run/user/1000
          """);
      assertKind(
          ContentKind.TABLE,
          """
          total 12
          -rw-r--r-- 1 root root 51200 Apr 30 08:32 ast.c
          -rw-r--r-- 1 root root  7853 Apr 30 08:32 ast.h
          drwxr-xr-x 2 ann  dev   4124 May  1 18:05 build
          -rw-r--r-- 1 root root 21317 Apr 30 08:32 bnfprint.c
          """);
      assertKind(
          ContentKind.TABLE,
          """
          CONTAINER ID   IMAGE        STATUS         NAMES
          4c01db0b339c   ubuntu:22    Up 3 hours     webapp
          d7886598dbe2   redis:7      Up 2 minutes   redis,webapp/db
          """);
    }

    @Test
    void leavesAPageWithATableToText() {
      assertKind(
          ContentKind.TEXT,
          """
          # Options

          The table below lists what the program understands, and what for.

          | a | b |
          | --- | --- |
          | 1 | 2 |

          Everything else is an error, of which the last line tells you more.
          Write to us if you think that something should be added to this list.
          """);
    }

    @Test
    void leavesSentencesWithCommasToText() {
      assertKind(
          ContentKind.TEXT,
          """
          Dear Ann,
          On Monday, we went to the lake with the others.
          It rained, but nobody seemed to mind it much.
          After lunch, we walked home through the woods.
          """);
    }
  }

  @Nested
  class Markup {
    @Test
    void tellsPagesFromDocuments() {
      assertKind(ContentKind.HTML, "<!-- saved -->\n<!DOCTYPE html>\n<html><p>unclosed</html>");
      assertKind(ContentKind.HTML, "<html lang=en><head><title>x</title></head><body>y");
      assertKind(ContentKind.HTML, "<div><p>One</p><p>Two</p><ul><li>a<li>b</ul><br></div>");
      assertKind(ContentKind.XML, "<?xml version=\"1.0\"?>\n<a><b c='d'/><!-- x --><e>f</e></a>\n");
      assertKind(ContentKind.XML, "<testsuites><testsuite name=\"x\" tests=\"3\"/></testsuites>");
      assertKind(
          ContentKind.HTML, "<?xml version=\"1.0\"?><html xmlns=\"x\"><body>a</body></html>");
    }

    @Test
    void doesNotTakeWhatIsNotClosed() {
      assertNot(ContentKind.XML, "<a><b></a></b>");
      assertNot(ContentKind.XML, "<a></a> and so on");
      assertNot(ContentKind.XML, "<none of this is markup, though it says 1 < 2>");
    }

    @Test
    void neverExpandsEntities() {
      String bomb =
          "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;\"><!ENTITY z SYSTEM \"file:///etc/passwd\">]>"
              + "<a>&y;&z;</a>";
      assertThat(Detector.detect(bomb).kind()).isIn(ContentKind.XML, ContentKind.TEXT);
    }

    @Test
    void leavesMarkdownThatBeginsWithATagToText() {
      assertKind(
          ContentKind.TEXT,
          """
          <h1 align="center">Name</h1>

          ## Usage

          Call it with the name of a file and wait until it has been read to its end.

          ```sh
          name file
          ```
          """);
    }
  }

  @Nested
  class YamlAndCode {
    @Test
    void takesNestedKeys() {
      assertKind(
          ContentKind.YAML,
          """
          name: ci
          on:
            push:
              branches: [main]
          jobs:
            build:
              steps:
                - uses: actions/checkout@v4
                - run: |
                    make all
                    make: check, then stop
          """);
      assertKind(ContentKind.YAML, "---\na: 1\nb: two\nc: 2026-01-01\n---\na: 2\n");
    }

    @Test
    void takesLongListsOfWhichOnlyPartsAreRead() {
      StringBuilder text = new StringBuilder("items:\n");
      for (int i = 0; i < 8_000; i++) {
        text.append("  - id: ").append(i).append("\n    name: n\n    size: 4\n");
      }
      assertKind(ContentKind.YAML, text.toString());
    }

    @Test
    void doesNotTakeFormsAndHeadersForYaml() {
      assertNot(ContentKind.YAML, "Name: make\nVersion: 3.82\nName: sed\nVersion: 4.2\n");
      assertNot(ContentKind.YAML, "Host: example.com\nAccept: text/html\nDate: today\n");
      assertNot(
          ContentKind.YAML, "Note: this is a page of prose.\nIt goes on here.\n\nAnd ends.\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "package a;\n\nimport java.util.List;\n\n/** Says hi. */\nclass A {\n  int x = 1;\n\n  void f() {\n    g(x);\n  }\n}\n",
          "import os\n\ndef f(a):\n    \"\"\"Say what it does in many plain words.\"\"\"\n    if a:\n        return os.getcwd()\n    return None\n\nclass B:\n    x = 1\n",
          "#!/bin/sh\nset -e\nfor f in *.c; do\n  cc -c \"$f\"\ndone\nif [ -f x ]; then\n  echo ok\nfi\n",
          "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfor i := 0; i < 3; i++ {\n\t\tfmt.Println(i)\n\t}\n}\n",
          "const a = require('a');\n\nfunction f(x) {\n  return a(x, () => {\n    done();\n  });\n}\n\nmodule.exports = { f };\n",
          "#include <stdio.h>\n#define N 3\n\nint main(void)\n{\n  for (int i = 0; i < N; i++) {\n    puts(\"x\");\n  }\n  return 0;\n}\n",
          "def greet(name)\n  if name\n    puts name\n  end\nend\n\nclass A\n  def b\n    @c = 1\n  end\nend\n",
          "CREATE TABLE a (\n  id INT PRIMARY KEY,\n  name TEXT\n);\nINSERT INTO a VALUES (1, 'x');\nSELECT id,\n  name\nFROM a\nWHERE id = 1;\n",
          ".a {\n  color: red;\n  margin: 0 auto;\n}\n\n.b > c {\n  display: none;\n}\n\n.d {\n  width: 1px;\n}\n"
        })
    void takesSourceOfManyLanguages(String source) {
      assertKind(ContentKind.CODE, source);
    }

    @Test
    void leavesProseWithCodeWordsToText() {
      assertKind(
          ContentKind.TEXT,
          """
          If you want to return an item, write to us first.
          For every class we offer, the public may import their own material.
          While this is new, we try to make it easy for all of you.
          Use the form, then wait until we have found the time to read it.
          """);
    }

    @Test
    void seesThroughLineNumbers() {
      StringBuilder listing = new StringBuilder("Here is the file:\n");
      StringBuilder letter = new StringBuilder();
      for (int i = 1; i < 30; i++) {
        listing.append("%6d\tint x%d = f(%d);\n".formatted(i, i, i));
        letter.append("%6d\tWe have got number %d of the letters you sent.\n".formatted(i, i));
      }
      assertKind(ContentKind.CODE, listing.toString());
      assertKind(ContentKind.TEXT, letter.toString());
    }

    @Test
    void takesLongLiteralsForPartsOfAProgram() {
      assertKind(
          ContentKind.CODE,
          """
          import re
          from setuptools import setup

          EXTRAS = {
              "tests": ["pytest", "pytz", "simplejson"],
              "lint": [
                  "mypy==0.910",
                  "flake8==4.0.1",
                  "flake8-bugbear==21.9.2",
              ],
              "docs": [
                  "sphinx==4.2.0",
                  "sphinx-issues==1.2.0",
                  "alabaster==0.7.12",
                  "autodocsumm==0.2.7",
              ],
          }
          setup(name="a", extras_require=EXTRAS)
          """);
    }
  }

  @Nested
  class BinaryAndText {
    @Test
    void takesBytesForBinaryButNotATextWithANul() {
      Random random = new Random(1);
      StringBuilder bytes = new StringBuilder();
      for (int i = 0; i < 2_000; i++) {
        bytes.append((char) random.nextInt(32));
      }
      assertKind(ContentKind.BINARY, bytes.toString());
      assertKind(ContentKind.BINARY, "\uFFFD\uFFFD\u0000PNG".repeat(100));
      assertKind(ContentKind.TEXT, "History.md\0License\0Readme.md\0index.js");
      assertKind(ContentKind.TEXT, "One NUL\0 in a line of text makes it no program.\n");
    }

    @Test
    void callsNothingAndBlanksText() {
      for (String blank : List.of("", " ", "\n\n", "\uFEFF", " \r\n\t\u00A0")) {
        assertKind(ContentKind.TEXT, blank);
      }
    }

    @Test
    void takesDocumentsForText() {
      String sentence = "Paragraphs of plain words, one after the other, are what people write.\n";
      assertKind(ContentKind.TEXT, sentence);
      assertKind(ContentKind.TEXT, "# Title\n\n" + sentence + "\n* one thing\n* another thing\n");
    }
  }

  @Test
  void saysWhatElseItMayHaveBeen() {
    Detection found =
        Detector.detect(
            """
            Filesystem     Size  Used Avail Use% Mounted on
            tmpfs          1.9G     0  1.9G   0% /dev
            tmpfs          1.9G     0  1.9G   0% /dev/shm
            tmpfs          1.9G   12M  1.9G   1% /run
            tmpfs          378M     0  378M   0% /run/user/1000
            """);

    assertThat(found.kind()).isEqualTo(ContentKind.TABLE);
    assertThat(found.why()).contains("columns");
    assertThat(found.runnerUp()).contains(ContentKind.LOG);
  }

  @Test
  void answersForAnyStringAndTwiceTheSame() {
    Random random = new Random(9);
    String signs = "{}[]()<>\"':;,.|-+=@#/\\\t\r\n \0\u001B[0m0123456789abcXYZé中\uD83D\uDE00\uFFFD";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      int width = 1 + random.nextInt(signs.length());
      for (int length = random.nextInt(400); length > 0; length--) {
        text.append(
            random.nextInt(50) == 0
                ? (char) random.nextInt(0x10000)
                : signs.charAt(random.nextInt(width)));
      }
      Detection first = Detector.detect(text.toString());
      assertThat(Detector.detect(text.toString())).isEqualTo(first);
      assertThat(first.why()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", " ", "\n", "{", "[", "<", "<a>", "<!--", "<a ", "\"", "-1-", "a:", "@@ -1 +1 @@\n",
        "- ", "- - ", "|", ",", "+-", "1:", "12:", "a/b.c:1:x\n", "/*", "\"\"\"", "(", "a,\"", "\r",
        "\u001B[", "    ", "k: ", "[1]\n", "0", "9.", "* ", "中"
      })
  void finishesOnMegabytesOfAnything(String unit) {
    String text = unit.repeat(4_000_000 / unit.length());
    assertThat(Detector.detect(text).why()).isNotBlank();
  }

  private static void assertKind(ContentKind kind, String text) {
    assertThat(Detector.detect(text).kind()).as(text).isEqualTo(kind);
  }

  private static void assertNot(ContentKind kind, String text) {
    assertThat(Detector.detect(text).kind()).as(text).isNotEqualTo(kind);
  }
}
