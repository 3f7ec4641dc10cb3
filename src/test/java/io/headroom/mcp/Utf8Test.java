package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void tellsUtf8AsTheDecoderDoes() {
    int[] odd = {
      0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1
    };
    int[] leads = {
      0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xfb, 0xfe, 0xff
    };
    Random random = new Random(8);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(6)];
      for (int k = 0; k < bytes.length; k++) {
        int[] from = random.nextInt(3) == 0 ? leads : odd;
        bytes[k] = (byte) from[random.nextInt(from.length)];
      }
      assertThat(Utf8.valid(bytes, ByteScan.beyondAscii(bytes, 0)))
          .as(Arrays.toString(bytes))
          .isEqualTo(decodes(bytes));
    }
  }

  @Test
  void takesAndWritesEveryCodePoint() {
    byte[] written = new byte[4];
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      if (code > Character.MAX_VALUE || !Character.isSurrogate((char) code)) {
        byte[] bytes = Character.toString(code).getBytes(UTF_8);
        int length = Utf8.encode(code, written, 0);
        if (!Utf8.valid(bytes, ByteScan.beyondAscii(bytes, 0))
            || !Arrays.equals(bytes, 0, bytes.length, written, 0, length)) {
          throw new AssertionError(Integer.toHexString(code));
        }
      }
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
