package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {
  @Test
  void findsAByteWhereverItStands() {
    Random random = new Random(3);
    for (int length = 0; length < 40; length++) {
      for (int at = 0; at <= length; at++) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) (11 + random.nextInt(0x80 - 11));
        }
        int from = random.nextInt(at + 1);
        if (at < length) {
          bytes[at] = '\n';
        }
        assertThat(ByteScan.lineFeed(bytes, from, length)).isEqualTo(at);
        if (at < length) {
          bytes[at] = (byte) (0x80 + random.nextInt(0x80));
        }
        assertThat(ByteScan.lineFeed(bytes, from, length)).isEqualTo(length);
        assertThat(ByteScan.beyondAscii(bytes, from)).isEqualTo(at);
      }
    }
  }

  @Test
  void countsTheBytesOfAStringThatStandForThemselves() {
    Random random = new Random(4);
    byte[] in = new byte[8];
    byte[] out = new byte[8];
    for (int i = 0; i < 100_000; i++) {
      random.nextBytes(in);
      int plain = 0;
      while (plain < 8 && in[plain] != '"' && in[plain] != '\\' && (in[plain] & 0xff) >= ' ') {
        plain++;
      }
      assertThat(ByteScan.plain(in, 0, out, 0)).isEqualTo(plain);
      assertThat(out).isEqualTo(in);
    }
  }
}
