package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintsTest {
  /// Packages in many shapes, each line unlike the others.
  private static String packages(int count) {
    StringBuilder out = new StringBuilder();
    String[] parts = {"lib", "font", "core", "doc", "tool", "data", "bin", "dev"};
    for (int i = 0; i < count; i++) {
      out.append("Inst ").append(parts[i % 8]).append('-').append(parts[i / 8 % 8]);
      out.append(i % 3 == 0 ? "" : " old").append(" (1.").append(i).append(" stable)\n");
    }
    return out.toString();
  }

  private static String shown(String middle) {
    return Logs.compress(packages(300) + middle + packages(300), "").text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No such file or directory",
        "Datei oder Verzeichnis nicht gefunden",
        "そのようなファイルやディレクトリはありません",
        "Нет такого файла или каталога"
      })
  void showsWhatProgramsSayForOneReasonInAnyLanguage(String reason) {
    String complaints =
        "cat: notes: %s\nls: x 'notes': %s\nbash: y 1: cd: notes: %s\nbash: y 2: nocmd: z.\n"
            .formatted(reason, reason, reason);

    assertThat(shown(complaints)).contains(complaints.split("\n"));
  }

  @Test
  void showsAMessageThatAProgramMarksItself() {
    assertThat(shown("make: *** [all] Fehler\n")).contains("make: *** [all] Fehler");
  }

  @Test
  void whatEveryoneSaysIsNoComplaint() {
    Complaints complaints = new Complaints();
    for (int i = 0; i < 200; i++) {
      String name = Integer.toString(i + 1_000, 36) + "x";
      complaints.add(i, name + ": service: running well", 0);
    }

    assertThat(complaints.lines()).isEmpty();
  }

  @Test
  void ofDiagnosticsTheRareWordIsTheWorse() {
    StringBuilder build = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      build.append("src/part").append(i).append(".c: In Funktion »f").append(i).append("«:\n");
      build.append("src/part").append(i).append(".c:").append(i + 3).append(":7: ");
      build.append(i % 133 == 132 ? "Fehler: »x" + i + "« nicht deklariert\n" : "Warnung: »y«\n");
    }

    String shown = Logs.compress(build.toString(), "", 600).text();

    assertThat(shown).contains("Fehler: »x132«", "Fehler: »x265«");
  }

  @Test
  void showsTheFileAboveARepeatedFailure() {
    StringBuilder report = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      report.append("/app/src/file").append((char) ('a' + i)).append(".js\n");
      report.append("  ").append(10 + i).append(":4  error  Expected '==='  eqeqeq\n\n");
    }

    assertThat(Logs.compress(report.toString(), "").text())
        .contains("/app/src/filea.js", "/app/src/fileg.js", "/app/src/filel.js");
  }

  @Test
  void showsEachOfAFewRemarks() {
    StringBuilder build = new StringBuilder(packages(300));
    for (int i = 0; i < 30; i++) {
      String remark = "src/jv.c:" + (40 + i) + ":9: warning: conversion may change the sign\n";
      build.append(remark);
    }

    String shown = Logs.compress(build.toString(), "").text();

    for (int i = 0; i < 30; i++) {
      assertThat(shown).contains("src/jv.c:" + (40 + i) + ":9:");
    }
  }
}
