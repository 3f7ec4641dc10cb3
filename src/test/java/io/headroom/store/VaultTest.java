package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.store.Vault.Part;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final Hash HASH = new Hash("0123456789abcdef01234567");
  private static final byte[] TEXT = "the text".getBytes(StandardCharsets.US_ASCII);

  private final Vault vault = new Vault(new byte[32]);
  private final byte[] name = vault.name(HASH);

  @Test
  void opensWhatItSealed() {
    byte[] sealed = vault.seal(TEXT, name, Part.BODY);
    assertThat(vault.open(sealed, name, Part.BODY)).hasValue(TEXT);
    assertThat(new Vault(new byte[32]).open(sealed, name, Part.BODY)).hasValue(TEXT);
    assertThat(vault.open(vault.seal(new byte[0], name, Part.BODY), name, Part.BODY))
        .hasValue(new byte[0]);
  }

  @Test
  void opensNothingThatWasChangedMovedOrSealedByOthers() {
    byte[] sealed = vault.seal(TEXT, name, Part.BODY);
    assertThat(vault.open(sealed, name, Part.LABEL)).isEmpty();
    assertThat(vault.open(sealed, vault.name(HASH.brief()), Part.BODY)).isEmpty();
    byte[] key = new byte[32];
    key[31] = 1;
    assertThat(new Vault(key).open(sealed, name, Part.BODY)).isEmpty();
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(vault.open(changed, name, Part.BODY)).as("byte %d", i).isEmpty();
    }
    assertThat(vault.open(new byte[5], name, Part.BODY)).isEmpty();
  }

  @Test
  void sealsTheSameTextDifferentlyEachTimeAndNamesItAlike() {
    assertThat(vault.seal(TEXT, name, Part.BODY)).isNotEqualTo(vault.seal(TEXT, name, Part.BODY));
    assertThat(vault.name(HASH)).isEqualTo(name).startsWith(vault.name(HASH.brief()));
    assertThat(vault.name(new Hash("0123456789abffffffffffff"))).isNotEqualTo(name);
  }

  @Test
  void aKeyIsSixtyFourHexadecimalDigits() {
    assertThat(VaultKey.parse(" " + "aB".repeat(32) + "\n")).isPresent();
    assertThat(VaultKey.parse("ab".repeat(31))).isEmpty();
    assertThat(VaultKey.parse("xy".repeat(32))).isEmpty();
    assertThat(VaultKey.parse("")).isEmpty();
  }
}
