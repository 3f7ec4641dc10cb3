package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015-10-18 18:01:47,978 INFO [main] a.B: m",
        "2026-04-22T16:09:37.3317193Z m",
        "[2026-04-22T16:09:37+02:00] m",
        "Jun 14 15:16:01 combo sshd[19939]: m",
        "[Sun Dec 04 04:47:44 2005] [notice] m",
        "03-17 16:13:38.811  1702  2395 D WindowManager: m",
        "081109 203615 148 INFO dfs.DataNode: m",
        "17/06/09 20:10:40 INFO executor.B: m",
        "20171223-22:15:29:606|Step_LSC|30002312|m",
        "- 1117838570 2005.06.03 R02-M1 2005-06-03-15.42.50.363779 R02 RAS KERNEL INFO m",
        "[0.004s][info][gc] m",
        "[    0.123456] usb 1-1: m",
        "I0423 08:28:54.339930   12345 main.go:12] m",
        "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 12",
        "2026/01/02 03:04:05 [error] 31#31: *7 m",
        "time=\"2026-05-06T19:53:18Z\" level=debug msg=m",
        "<34>1 2003-10-11T22:14:15.003Z host app - - m",
        "12:30:45.123 [main] DEBUG a.B - m",
        "INFO 2026-04-22 16:09:37 m",
        "1429531200.123 m",
      })
  void seesTheStamp(String line) {
    assertThat(LineHeader.of(line, 0).stamped()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main.c:10:12: warning: unused",
        "  10:12  error  Unexpected var",
        "12 passing (3s)",
        "[ 50%] Building CXX object a.cpp.o",
        "version 2.7.18",
        "may be slow",
        "a plain sentence, in the second place",
        "",
        "[[[[[[[[[[[",
      })
  void seesNoStampWhereThereIsNone(String line) {
    assertThat(LineHeader.of(line, 0).stamped()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2015-10-18 18:01:47,978 WARN [main] a.B: m | WARNING",
        "[Sun Dec 04 04:47:44 2005] [error] m | ERROR",
        "03-17 16:13:38.811  1702  2395 E WindowManager: m | ERROR",
        "E0423 08:28:54.339930 12345 main.go:12] m | ERROR",
        "2016-09-28 04:30:30, Info   CBS  Loaded | INFO",
        "time=\"2026-05-06T19:53:18Z\" level=fatal msg=m | FATAL",
        "[ERROR] Failed to execute goal | ERROR",
        "##[error]Process completed | ERROR",
        "::warning file=a.js::m | WARNING",
        "main.c:10:12: fatal error: x.h: No such file | ERROR",
        "foo.cs(24,21): error CS0414: m | ERROR",
        "error[E0308]: mismatched types | ERROR",
        "make: *** [all] Error 2 | ERROR",
        "  8:1  error  Parsing error | ERROR",
        "all went well without any error | ",
        "Information about errors | ",
      })
  void readsTheLevel(String line, String level) {
    Level read = LineHeader.of(line, 0).level();

    assertThat(read == null ? null : read.name()).isEqualTo(level);
  }
}
